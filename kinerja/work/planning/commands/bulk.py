"""Many plans at once, in a handful of statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, connection

from kinerja.people.organisation.models import Appointment
from kinerja.people.organisation.queries import superiors_on
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.overlap import violated
from kinerja.pure.lib.refusals import Forbidden, Invalid, gettext_noop
from kinerja.work.planning.bindings import services_of
from kinerja.work.planning.definitions import check_content, check_services
from kinerja.work.planning.forms import form_of
from kinerja.work.planning.models import Cycle, ExpectedResult, Indicator, Plan
from kinerja.work.planning.rows import (
    INDICATOR_FIELDS,
    RESULT_FIELDS,
    PlanRow,
    indicator_rows,
    plan_facts,
    result_rows,
)
from kinerja.work.planning.rules import remarks
from kinerja.work.planning.terms import PlanState

PLAN_FIELDS = (
    *("id", "cycle_id", "employee_id", "position_id", "unit_id", "rater_id", "starts", "ends", "approach", "form"),
    *("state", "version", "proposed_at", "agreed_at", "sent_back_reason"),
)


class _Post(NamedTuple):
    """What a plan takes from the appointments of its first day."""

    position_id: UUID
    unit_id: UUID
    rater_id: UUID
    form: str


@command
def draft_plans(
    rows: Iterable[PlanRow], *, cycle: Cycle, actor: Actor, now: datetime, agreed: bool = False
) -> list[UUID]:
    """Menyimpan banyak SKP sekaligus dan mengembalikan kuncinya.

    The number of statements depends on the number of different first days, not of plans. `agreed` takes over plans
    signed elsewhere; only the machine at its operator's word may do that.
    """
    require(actor, Permission.CYCLE_CHANGE, cycle)
    if agreed and not actor.is_system:
        raise Forbidden(gettext_noop("SKP disepakati oleh pejabat penilai, bukan secara massal."))
    plans = list(rows)
    posts = {day: _posts(day) for day in {plan.starts for plan in plans}}
    placed = [(plan, _post(plan, posts[plan.starts])) for plan in plans]
    _check(placed, signed=agreed)
    _load(placed, cycle, now if agreed else None)
    record("planning.plans_drafted", actor=actor, now=now, thing=cycle, plans=len(plans), agreed=agreed)
    return [plan.id for plan in plans]


def _posts(day: date) -> dict[UUID, _Post]:
    """Post, unit, rater and form of everybody who holds a post and has a superior on this day."""
    superiors = superiors_on(day)
    held = Appointment.objects.on(day).filter(kind=AppointmentKind.DEFINITIVE)
    held = held.exclude(employee__kind=EmployeeKind.POLITICAL).order_by()
    names = ("position__kind", "position__heads_unit", "position__unit__kind")
    return {
        employee: _Post(position, unit, rater, form_of(*kinds))
        for employee, position, unit, *kinds in held.values_list("employee", "position", "position__unit", *names)
        if (rater := superiors.get(employee)) is not None
    }


def _post(plan: PlanRow, posts: dict[UUID, _Post]) -> _Post:
    post = posts.get(plan.employee_id)
    if post is None:
        raise Invalid(
            gettext_noop("Pegawai {employee} pada {day} belum mempunyai jabatan definitif dan atasan langsung."),
            employee=plan.employee_id,
            day=plan.starts,
        )
    return post._replace(form=plan.form) if plan.form else post


def _check(placed: Sequence[tuple[PlanRow, _Post]], *, signed: bool) -> None:
    """Each different content once: many people share the plan of their group."""
    definitions = {d for plan, _ in placed for result in plan.results for d in result.indicators}
    for definition in definitions:
        check_content(definition)
    check_services({code for definition in definitions for code in services_of(definition.binding)})
    contents = {(post.form, plan.approach, plan.results) for plan, post in placed} if signed else set()
    refused = (r for content in contents for r in remarks(plan_facts(*content)) if r.refuses)
    if remark := next(refused, None):
        raise Invalid(remark.sentence.template, **remark.sentence.params)


def _load(placed: Sequence[tuple[PlanRow, _Post]], cycle: Cycle, signed: datetime | None) -> None:
    results = list(result_rows(plan for plan, _ in placed))
    try:
        # COPY goes past Django's cursor, so its errors are translated here.
        with connection.wrap_database_errors:
            load(Plan, PLAN_FIELDS, (_columns(plan, post, cycle, signed) for plan, post in placed))
    except IntegrityError as error:
        if not violated(error, "plan_one_at_a_time"):
            raise
        raise Invalid(gettext_noop("Sebagian pegawai sudah mempunyai SKP pada rentang itu. Tidak ada yang disimpan."))
    load(ExpectedResult, RESULT_FIELDS, (columns for _, columns, _ in results))
    load(Indicator, INDICATOR_FIELDS, indicator_rows(results))


def _columns(plan: PlanRow, post: _Post, cycle: Cycle, signed: datetime | None) -> tuple[Any, ...]:
    state = PlanState.AGREED if signed else PlanState.DRAFT
    key = (plan.id, cycle.pk, plan.employee_id, post.position_id, post.unit_id, post.rater_id)
    return (*key, plan.starts, plan.ends, plan.approach, post.form, state, 1, signed, signed, "")
