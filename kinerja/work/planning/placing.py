"""Many plans on their way in: each gets the post, unit and rater of its first day, all are checked and loaded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, connection

from kinerja.people.organisation.models import Appointment
from kinerja.people.organisation.queries import superiors_on
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind
from kinerja.platform.database.bulk import load
from kinerja.platform.database.overlap import violated
from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .bindings import services_of
from .definitions import check_content, check_services
from .forms import form_of
from .models import AnnexItem, BehaviourExpectation, Cycle, ExpectedResult, Indicator, Plan
from .rows import (
    ANNEX_FIELDS,
    BEHAVIOUR_FIELDS,
    INDICATOR_FIELDS,
    RESULT_FIELDS,
    PlanRow,
    annex_rows,
    behaviour_rows,
    indicator_rows,
    plan_facts,
    result_rows,
)
from .rules import remarks
from .terms import PlanState

PLAN_FIELDS = (
    *("id", "cycle_id", "employee_id", "position_id", "unit_id", "rater_id", "starts", "ends", "approach", "form"),
    *("state", "version", "proposed_at", "agreed_at", "sent_back_reason"),
)


class Post(NamedTuple):
    """What a plan takes from the appointments of its first day."""

    position_id: UUID
    unit_id: UUID
    rater_id: UUID
    form: str


Placed = Sequence[tuple[PlanRow, Post]]


def place(plans: Sequence[PlanRow]) -> Placed:
    """Each plan with its post; the number of statements depends on the number of different first days."""
    posts = {day: _posts(day) for day in {plan.starts for plan in plans}}
    return [(plan, _post(plan, posts[plan.starts])) for plan in plans]


def _posts(day: date) -> dict[UUID, Post]:
    """Post, unit, rater and form of everybody who holds a post and has a superior on this day."""
    superiors = superiors_on(day)
    held = Appointment.objects.on(day).filter(kind=AppointmentKind.DEFINITIVE)
    held = held.exclude(employee__kind=EmployeeKind.POLITICAL).order_by()
    names = ("position__kind", "position__heads_unit", "position__unit__kind")
    return {
        employee: Post(position, unit, rater, form_of(*kinds))
        for employee, position, unit, *kinds in held.values_list("employee", "position", "position__unit", *names)
        if (rater := superiors.get(employee)) is not None
    }


def _post(plan: PlanRow, posts: dict[UUID, Post]) -> Post:
    post = posts.get(plan.employee_id)
    if post is None:
        raise Invalid(
            gettext_noop("Pegawai {employee} pada {day} belum mempunyai jabatan definitif dan atasan langsung."),
            employee=plan.employee_id,
            day=plan.starts,
        )
    return post._replace(form=plan.form) if plan.form else post


def check_placed(placed: Placed, *, signed: bool) -> None:
    """Each different content once: many people share the plan of their group."""
    definitions = {d for plan, _ in placed for result in plan.results for d in result.indicators}
    for definition in definitions:
        check_content(definition)
    check_services({code for definition in definitions for code in services_of(definition.binding)})
    contents = {(post.form, plan.approach, plan.results) for plan, post in placed} if signed else set()
    refused = (r for content in contents for r in remarks(plan_facts(*content)) if r.refuses)
    if remark := next(refused, None):
        raise Invalid(remark.sentence.template, **remark.sentence.params)


def load_placed(placed: Placed, cycle: Cycle, signed: datetime | None) -> None:
    """Plans, results, indicators; annexes and expectations of behaviour where there are any. Five statements."""
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
    if annexes := list(annex_rows(plan for plan, _ in placed)):
        load(AnnexItem, ANNEX_FIELDS, annexes)
    if behaviour := list(behaviour_rows(plan for plan, _ in placed)):
        load(BehaviourExpectation, BEHAVIOUR_FIELDS, behaviour)


def _columns(plan: PlanRow, post: Post, cycle: Cycle, signed: datetime | None) -> tuple[Any, ...]:
    state = PlanState.AGREED if signed else PlanState.DRAFT
    key = (plan.id, cycle.pk, plan.employee_id, post.position_id, post.unit_id, post.rater_id)
    return (*key, plan.starts, plan.ends, plan.approach, post.form, state, 1, signed, signed, "")
