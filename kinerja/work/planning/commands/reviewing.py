"""The performance manager reads a plan before it is agreed (PP 30/2019 Pasal 8(4))."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.planning.changes import back_to_draft, touch
from kinerja.work.planning.checking import check_plan
from kinerja.work.planning.clocks import AGREEMENT, answer_due
from kinerja.work.planning.models import Plan
from kinerja.work.planning.telling import tell_owner, tell_superior
from kinerja.work.planning.terms import PlanState

REVIEWED = gettext_noop("SKP {who} sudah ditelaah dan menunggu jawaban Anda.")
SENT_BACK = gettext_noop("SKP Anda dikembalikan dari telaah untuk diperbaiki.")


@command
def review(plan: Plan, *, version: int, actor: Actor, now: datetime, note: str = "") -> Plan:
    """Menelaah SKP yang diajukan dan meneruskannya kepada atasan langsung, dengan catatan bila ada."""
    _require_review(plan, actor)
    check_plan(plan)
    until = answer_due(plan, AGREEMENT, now).value
    signed: dict[str, Any] = {"reviewed_at": now, "reviewed_by_id": actor.employee_id, "answer_due": until}
    touch(
        plan, version=version, expected=PlanState.PROPOSED, state=PlanState.REVIEWED, review_note=note.strip(), **signed
    )
    record("planning.plan_reviewed", actor=actor, now=now, thing=plan, until=str(until))
    tell_superior(plan, sentence(REVIEWED, who=plan.employee.name), actor=actor, now=now)
    return plan


@command
def return_from_review(plan: Plan, *, reason: str, version: int, actor: Actor, now: datetime) -> Plan:
    """Mengembalikan SKP dari telaah kepada pegawai untuk diperbaiki, dengan alasan."""
    _require_review(plan, actor)
    back = back_to_draft(reason, actor)
    touch(plan, version=version, expected=PlanState.PROPOSED, **back)
    record("planning.plan_sent_back", actor=actor, now=now, thing=plan, reason=back["sent_back_reason"])
    tell_owner(plan, sentence(SENT_BACK), actor=actor, now=now)
    return plan


def _require_review(plan: Plan, actor: Actor) -> None:
    require(actor, Permission.PLAN_REVIEW, plan)
    if plan.state != PlanState.PROPOSED:
        raise Invalid(
            gettext_noop("SKP ini {state}; yang ditelaah adalah SKP yang diajukan."),
            state=PlanState(plan.state).label,
        )
