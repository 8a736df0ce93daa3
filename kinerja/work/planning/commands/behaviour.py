"""What the leader expects of behaviour beyond the seven values themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning.changes import touch
from kinerja.work.planning.models import BehaviourExpectation, Plan
from kinerja.work.planning.terms import ANSWERABLE, PlanState

VALUES = range(1, 8)


@command
def set_behaviour(plan: Plan, *, expectations: Mapping[int, str], version: int, actor: Actor, now: datetime) -> Plan:
    """Menulis ekspektasi khusus pimpinan atas nilai dasar 1-7, selama SKP diajukan. Teks kosong menghapusnya."""
    require(actor, Permission.PLAN_AGREE, plan)
    _check(plan, expectations)
    touch(plan, version=version, expected=PlanState(plan.state), among=Plan.objects.answered_by(actor))
    written = {value: text.strip() for value, text in expectations.items() if text.strip()}
    plan.behaviours.filter(value__in=expectations).delete()
    BehaviourExpectation.objects.bulk_create(
        BehaviourExpectation(plan=plan, value=value, expectation=text) for value, text in sorted(written.items())
    )
    record("planning.behaviour_set", actor=actor, now=now, thing=plan, values=sorted(written))
    return plan


def _check(plan: Plan, expectations: Mapping[int, str]) -> None:
    if plan.state not in ANSWERABLE:
        raise Invalid(
            gettext_noop("SKP ini {state}; ekspektasi perilaku ditulis selama SKP diajukan, sebelum disepakati."),
            state=PlanState(plan.state).label,
        )
    if unknown := [str(value) for value in expectations if value not in VALUES]:
        raise Invalid(
            gettext_noop("Nilai dasar {values} tidak ada; nilai dasar bernomor 1 sampai 7."), values=", ".join(unknown)
        )
