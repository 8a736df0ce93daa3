"""What pages and the agreement of a plan ask of the matrix."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from kinerja.people.organisation.models import Employee
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.planning.lineage import carried_on, in_every_version
from kinerja.work.planning.models import ExpectedResult, MatrixCell, Plan
from kinerja.work.planning.rules import Remark

from .facts import board_of, matrix_of, staff_of
from .rules import MATRIX, orphans

__all__ = [
    "agreement_findings",
    "assigned_to",
    "board_of",
    "line_findings",
    "matrix_of",
    "not_taken_over",
    "staff_of",
    "taken_over",
]


def agreement_findings(plan: Plan, on: date) -> list[Remark]:
    """What stands between a plan and the cascade: results of it that nobody owns, no line to the superior's.

    At most seven statements, four for somebody who leads nobody.
    """
    staff = list(staff_of(plan.employee_id, on))
    if not staff:
        return line_findings(plan, on)
    board = board_of(plan, on, staff)
    return [*orphans(board.matrix), *line_findings(plan, on, board.results)]


def line_findings(plan: Plan, on: date, results: Iterable[ExpectedResult] | None = None) -> list[Remark]:
    """Whether the plan supports what its rater plans today. Three statements, two where the results are at hand."""
    above = rater_plan(plan, on)
    in_force = carried_on(above).keys() if above else set()
    if not in_force:
        return []
    mine = plan.results.only("plan", "superior_result") if results is None else results
    supported = {result.superior_result_id for result in mine if result.superior_result_id}
    if supported - in_force and (gone := _gone(plan, supported - in_force)):
        said = gettext_noop("“{result}” mendukung hasil atasan yang tidak berlaku lagi.")
        return [Remark(sentence(said, result=text), (MATRIX,), refuses=False) for text in gone]
    if supported:
        return []
    said = gettext_noop("Belum satu pun hasil kerja dalam SKP ini mendukung hasil kerja atasan.")
    return [Remark(sentence(said), (MATRIX,), refuses=False)]


def _gone(plan: Plan, keys: set[UUID]) -> list[str]:
    """Results that support one of the rater's that no plan of today holds; those of team leaders are not asked."""
    mine = plan.results.filter(superior_result__in=keys, superior_result__plan__employee=plan.rater_id)
    return list(mine.order_by("order").values_list("text", flat=True))


def rater_plan(plan: Plan, on: date) -> Plan | None:
    """The rater's plan of the day, whatever its state: subordinates may draft before it is agreed."""
    if plan.rater_id is None:
        return None
    day = max(on, plan.starts)
    return Plan.objects.standing().on(day).filter(employee=plan.rater_id).first()


def assigned_to(employee_id: UUID, on: date) -> QuerySet[MatrixCell]:
    """The cells of this person in plans of the day: his row, whoever filled it. One statement."""
    plans = Plan.objects.standing().on(on).order_by().values("pk")
    mine = MatrixCell.objects.filter(employee=employee_id, result__plan__in=plans)
    return mine.select_related("result__plan__employee").order_by("result__plan", "result__order")


def not_taken_over(plan: Plan, on: date) -> QuerySet[MatrixCell]:
    """The cells of a plan's owner that no result of the plan supports yet."""
    return assigned_to(plan.employee_id, on).exclude(result__in=taken_over(plan))


def taken_over(plan: Plan) -> set[UUID]:
    """The superiors' results this plan supports, in every version of their plans. At most two statements."""
    supported = ExpectedResult.objects.filter(plan=plan, superior_result__isnull=False).order_by()
    return in_every_version({key for key in supported.values_list("superior_result", flat=True) if key})


def subordinate(employee: Employee, leader_id: UUID, on: date) -> bool:
    """Whether this person stands in the leader's matrix on a day."""
    return staff_of(leader_id, on).filter(pk=employee.pk).exists()
