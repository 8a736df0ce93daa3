"""A matrix as its rules see it, read from the database in a constant number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from kinerja.people.organisation.hierarchy import team
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import members_led_by
from kinerja.work.planning.lineage import carried_on
from kinerja.work.planning.models import ExpectedResult, Indicator, MatrixCell, Plan

from .rules import Matrix, OwnedResult, Support
from .sums import Amount


def staff_of(employee_id: UUID, on: date) -> QuerySet[Employee]:
    """The rows of a matrix: direct subordinates, and members of the teams led. One statement."""
    by_team = members_led_by(employee_id, on).order_by().values("pk")
    rows = Employee.objects.filter(Q(pk__in=team(employee_id, on)) | Q(pk__in=by_team))
    return rows.exclude(pk=employee_id).order_by("name", "pk")


class Promise(NamedTuple):
    """A result of somebody's own plan, and the owner's result it supports, also through an earlier version of that."""

    supports: UUID
    result: ExpectedResult


@dataclass(frozen=True)
class Board:
    """One plan with everybody beneath it: what the page shows and what the rules judge."""

    results: list[ExpectedResult]
    staff: list[Employee]
    cells: list[MatrixCell]
    own: list[Promise]
    """What the staff's plans of the day promise to the owner."""

    @property
    def matrix(self) -> Matrix:
        owned = tuple(OwnedResult(r.pk, r.text, amounts(r.indicators.all())) for r in self.results)
        return Matrix(owned, {p.pk: p.name for p in self.staff}, tuple(merged(self.cells, self.own)))


def board_of(plan: Plan, on: date, staff: list[Employee] | None = None) -> Board:
    """Five statements, whatever the number of people and results."""
    staff = list(staff_of(plan.employee_id, on)) if staff is None else staff
    people = [one.pk for one in staff]
    theirs = Plan.objects.standing().on(on).filter(employee__in=people).order_by().values("pk")
    supporting = Q(plan__in=theirs, superior_result__plan__employee=plan.employee_id)
    rows = ExpectedResult.objects.filter(Q(plan=plan) | supporting).select_related("plan")
    found = list(rows.prefetch_related("indicators").order_by("plan", "order"))
    same = carried_on(plan)
    # Cells of the whole year, so that those on a result no longer in force are seen; a change took its own along.
    of_owner = {"result__plan__employee": plan.employee_id, "result__plan__cycle": plan.cycle_id}
    cells = MatrixCell.objects.filter(employee__in=people, **of_owner).order_by("result__order", "id")
    return Board(
        results=[row for row in found if row.plan_id == plan.pk],
        staff=staff,
        cells=[cell for cell in cells if same.get(cell.result_id, cell.result_id) == cell.result_id],
        own=[
            Promise(same.get(key, key), row)
            for row in found
            if row.plan_id != plan.pk
            if (key := row.superior_result_id)
        ],
    )


def matrix_of(plan: Plan, on: date) -> Matrix:
    """The matrix beneath one plan, as its rules see it."""
    return board_of(plan, on).matrix


def amounts(indicators: Iterable[Indicator]) -> tuple[Amount, ...]:
    """The targets of a result that are numbers."""
    return tuple(
        Amount(i.target_low, i.measure_unit, i.aspect, i.polarity, i.text)
        for i in indicators
        if i.target_low is not None
    )


def merged(cells: Iterable[MatrixCell], promises: Iterable[Promise]) -> list[Support]:
    """One support for each person and result: what the own plan promises counts before what the matrix foresaw."""
    promised: dict[tuple[UUID, UUID], list[Amount]] = defaultdict(list)
    for supports, result in promises:
        promised[(supports, result.plan.employee_id)] += amounts(result.indicators.all())
    found = [_of_cell(cell, promised.pop((cell.result_id, cell.employee_id), [])) for cell in cells]
    return found + [Support(result, person, amounts=tuple(own)) for (result, person), own in promised.items()]


def _of_cell(cell: MatrixCell, promised: list[Amount]) -> Support:
    share = () if cell.share is None else (Amount(cell.share, cell.measure_unit),)
    same = any(own.of == amount.of for own in promised for amount in share)
    said = tuple(promised) if same or not share else (*promised, *share)
    return Support(cell.result_id, cell.employee_id, cell.method, cell.split, cell.part, said)
