"""A plan is proposed by its owner."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning.changes import touch
from kinerja.work.planning.checking import check_plan
from kinerja.work.planning.clocks import REVIEW, answer_due
from kinerja.work.planning.models import Plan
from kinerja.work.planning.receipts import give_receipt
from kinerja.work.planning.telling import tell_reviewers
from kinerja.work.planning.terms import PlanState


@command
def propose(plan: Plan, *, version: int, actor: Actor, now: datetime) -> Plan:
    """Mengajukan SKP; pengelola kinerja menelaahnya, lalu atasan langsung menyepakatinya."""
    require(actor, Permission.PLAN_PROPOSE, plan)
    if plan.state != PlanState.DRAFT:
        raise Invalid(gettext_noop("SKP ini sudah diajukan."))
    check_plan(plan)
    until = answer_due(plan, REVIEW, now).value
    # Every change of the content counts the version up, so what was checked is what is proposed.
    said: dict[str, Any] = {"sent_back_reason": "", "sent_back_by": None}
    touch(plan, version=version, state=PlanState.PROPOSED, proposed_at=now, answer_due=until, **said)
    record("planning.plan_proposed", actor=actor, now=now, thing=plan, until=str(until))
    give_receipt(plan, now=now)
    tell_reviewers(plan, actor=actor, now=now)
    return plan
