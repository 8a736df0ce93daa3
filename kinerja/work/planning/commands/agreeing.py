"""A reviewed plan is agreed or sent back by the superior of the day, or the next level where he stays silent."""

from __future__ import annotations

from datetime import datetime

from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.operations.outages import last_day
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.planning.changes import back_to_draft, touch
from kinerja.work.planning.checking import check_plan
from kinerja.work.planning.clocks import answer_deadlines, zone_of
from kinerja.work.planning.models import Plan
from kinerja.work.planning.queries import agreement_findings
from kinerja.work.planning.succession import give_way
from kinerja.work.planning.telling import tell_owner
from kinerja.work.planning.terms import ANSWERABLE, PlanState

AGREED = gettext_noop("SKP Anda disepakati.")
SENT_BACK = gettext_noop("SKP Anda dikembalikan atasan untuk diperbaiki.")


@command
def agree(plan: Plan, *, version: int, actor: Actor, now: datetime, reason: str = "") -> Plan:
    """Menyepakati SKP yang sudah ditelaah; sejak itu isinya tetap. Temuan jenjang memerlukan alasan."""
    require(actor, Permission.PLAN_AGREE, plan)
    _require_reviewed(plan)
    rater = _rater_of_the_day(plan, actor, now)
    check_plan(plan)
    _require_reason(plan, reason, actor)
    signed = {"agreed_at": now, "agreed_by_id": actor.employee_id, "agree_reason": reason.strip(), "answer_due": None}
    days = give_way(plan) if plan.revises_id else {}
    right = Plan.objects.answered_by(actor)
    touch(
        plan, version=version, expected=PlanState.REVIEWED, among=right, state=PlanState.AGREED,
        rater=rater, stands=True, **signed, **days,
    )  # fmt: skip
    record("planning.plan_agreed", actor=actor, now=now, thing=plan, reason=reason.strip())
    tell_owner(plan, sentence(AGREED), actor=actor, now=now)
    return plan


@command
def send_back(plan: Plan, *, reason: str, version: int, actor: Actor, now: datetime) -> Plan:
    """Mengembalikan SKP kepada pegawai untuk diperbaiki, dengan alasan."""
    require(actor, Permission.PLAN_AGREE, plan)
    _rater_of_the_day(plan, actor, now)
    if plan.state not in ANSWERABLE:
        raise Invalid(
            gettext_noop("SKP ini {state}; yang dikembalikan adalah SKP yang diajukan atau ditelaah."),
            state=PlanState(plan.state).label,
        )
    back = back_to_draft(reason, actor)
    right = Plan.objects.answered_by(actor)
    touch(plan, version=version, expected=PlanState(plan.state), among=right, **back)
    record("planning.plan_sent_back", actor=actor, now=now, thing=plan, reason=back["sent_back_reason"])
    tell_owner(plan, sentence(SENT_BACK), actor=actor, now=now)
    return plan


def _rater_of_the_day(plan: Plan, actor: Actor, now: datetime) -> Employee | None:
    """Whoever answers for the post today: the rater from now on, also where the next level signs in his place.

    The next level waits as long as the superior has time, outages of the service counted.
    """
    rater = superior_of(plan.employee, actor.on)
    if rater is None or rater.pk == actor.employee_id:
        return rater
    deadline = answer_deadlines([plan], now).get(plan.pk)
    if deadline and not deadline.is_over(now):
        raise Invalid(
            gettext_noop(
                "{name} masih dapat menjawab sampai {day}, karena layanan sempat terhenti. Tunggu sampai lewat."
            ),
            name=rater.name,
            day=last_day(deadline, zone_of(plan)),
        )
    return rater


def _require_reviewed(plan: Plan) -> None:
    if plan.state == PlanState.PROPOSED:
        raise Invalid(
            gettext_noop("SKP ini masih ditelaah pengelola kinerja. Setelah ditelaah, Anda dapat menyepakatinya.")
        )
    if plan.state != PlanState.REVIEWED:
        raise Invalid(
            gettext_noop("SKP ini {state}; yang disepakati adalah SKP yang sudah ditelaah."),
            state=PlanState(plan.state).label,
        )


def _require_reason(plan: Plan, reason: str, actor: Actor) -> None:
    found = agreement_findings(plan, actor.on)
    if found and not reason.strip():
        raise Invalid(
            gettext_noop("Ada {n} temuan pada SKP ini: {first} Tuliskan alasan bila tetap disepakati."),
            n=len(found),
            first=found[0].sentence,
        )
