"""A plan is proposed by its owner, and agreed or sent back by the rater."""

from __future__ import annotations

from datetime import datetime

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning.bindings import services_of
from kinerja.work.planning.changes import touch
from kinerja.work.planning.definitions import Definition, check_content, check_services
from kinerja.work.planning.models import Indicator, Plan
from kinerja.work.planning.queries import remarks_on
from kinerja.work.planning.terms import PlanState


@command
def propose(plan: Plan, *, version: int, actor: Actor, now: datetime) -> Plan:
    """Mengajukan SKP kepada pejabat penilai."""
    require(actor, Permission.PLAN_PROPOSE, plan)
    if plan.state != PlanState.DRAFT:
        raise Invalid(gettext_noop("SKP ini sudah diajukan."))
    _check(plan)
    # Every change of the content counts the version up, so what was checked is what is proposed.
    touch(plan, version=version, state=PlanState.PROPOSED, proposed_at=now, sent_back_reason="")
    record("planning.plan_proposed", actor=actor, now=now, thing=plan)
    return plan


@command
def agree(plan: Plan, *, version: int, actor: Actor, now: datetime) -> Plan:
    """Menyepakati SKP; sejak itu isinya tetap."""
    _require_answer(plan, actor)
    _check(plan)
    touch(plan, version=version, expected=PlanState.PROPOSED, state=PlanState.AGREED, agreed_at=now)
    record("planning.plan_agreed", actor=actor, now=now, thing=plan)
    return plan


@command
def send_back(plan: Plan, *, reason: str, version: int, actor: Actor, now: datetime) -> Plan:
    """Mengembalikan SKP kepada pegawai untuk diperbaiki, dengan alasan."""
    _require_answer(plan, actor)
    said = reason.strip()
    if not said:
        raise Invalid(gettext_noop("Tuliskan apa yang perlu diperbaiki, agar pegawai dapat menindaklanjutinya."))
    changes = {"state": PlanState.DRAFT, "proposed_at": None, "sent_back_reason": said}
    touch(plan, version=version, expected=PlanState.PROPOSED, **changes)
    record("planning.plan_sent_back", actor=actor, now=now, thing=plan, reason=said)
    return plan


def _require_answer(plan: Plan, actor: Actor) -> None:
    require(actor, Permission.PLAN_AGREE, plan)
    if plan.state != PlanState.PROPOSED:
        raise Invalid(
            gettext_noop("SKP ini {state}; yang disepakati atau dikembalikan adalah SKP yang diajukan."),
            state=PlanState(plan.state).label,
        )


def _check(plan: Plan) -> None:
    """Raise the first refusal of the rules; sources and services may have changed since the draft was written."""
    for remark in remarks_on(plan):
        if remark.refuses:
            raise Invalid(remark.sentence.template, **remark.sentence.params)
    definitions = [Definition.of(i) for i in Indicator.objects.filter(result__plan=plan)]
    for definition in definitions:
        check_content(definition)
    check_services({code for d in definitions for code in services_of(d.binding)})
