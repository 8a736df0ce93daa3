"""What pages ask of planning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from kinerja.pure.law.behaviour import BehaviourValue, values
from kinerja.pure.law.deadlines import add_months, due_in_year

from .matrix.queries import agreement_findings
from .models import BehaviourExpectation, Cycle, ExpectedResult, Period, Plan
from .plan_facts import IndicatorFacts, PlanFacts, Remark, ResultFacts
from .querysets import PlanQuerySet
from .rules import lateness, remarks
from .terms import IN_PREPARATION

__all__ = [
    "ExpectedBehaviour",
    "agreement_findings",
    "behaviours_of",
    "chain_of",
    "cycle_on",
    "facts_of",
    "period_on",
    "plan_due",
    "plan_on",
    "remarks_on",
    "results_of",
    "versions_of",
    "whole_plans",
]


def cycle_on(day: date) -> Cycle | None:
    """The performance year of a day."""
    return Cycle.objects.on(day).first()


def period_on(day: date) -> Period | None:
    """The evaluation period of a day."""
    return Period.objects.on(day).select_related("cycle").first()


def plan_on(employee_id: UUID, day: date) -> Plan | None:
    """The plan that takes this day of a person, whatever its state; a change on the way takes none yet."""
    return whole_plans().standing().on(day).filter(employee=employee_id).first()


def whole_plans() -> PlanQuerySet:
    """Plans with everybody who stands on the form."""
    people = ("employee", "rater", "agreed_by", "reviewed_by", "sent_back_by")
    return Plan.objects.select_related("cycle", "position", "unit", *people)


def versions_of(plan: Plan) -> list[Plan]:
    """The plan with what came before and after it, newest first.

    One statement; none for a first one on its way, nor for its first change where what it changes is at hand.
    """
    if plan.state in IN_PREPARATION and not plan.revises_id:
        return [plan]
    if plan.state in IN_PREPARATION and plan.edition == 2 and Plan.revises.is_cached(plan):
        return [plan, *filter(None, [plan.revises])]
    return chain_of(plan, whole_plans().filter(employee=plan.employee_id, cycle=plan.cycle_id))


def chain_of(plan: Plan, among: Iterable[Plan]) -> list[Plan]:
    """The versions of a plan among those of its owner, newest first."""
    known = {p.pk: p for p in among}
    after = {p.revises_id: p for p in known.values() if p.revises_id}
    newest = known[plan.pk]
    while newest.pk in after:
        newest = after[newest.pk]
    chain = [newest]
    while chain[-1].revises_id:
        chain.append(known[chain[-1].revises_id])
    return chain


def results_of(plan: Plan) -> QuerySet[ExpectedResult]:
    """Results in the order of the form with their indicators: two statements."""
    return (
        ExpectedResult.objects.filter(plan=plan)
        .select_related("superior_result")
        .prefetch_related("indicators")
        .order_by("order")
    )


def remarks_on(plan: Plan, today: date | None = None, results: Iterable[ExpectedResult] | None = None) -> list[Remark]:
    """What keeps the plan from being proposed, and what is doubtful; with `today` also whether it is late.

    `results` where they are at hand with their indicators.
    """
    found = remarks(facts_of(plan, results))
    late = lateness(plan_due(plan), today) if today and not plan.revises_id else None
    return [*found, late] if late else found


def plan_due(plan: Plan) -> date:
    """Last day in time to agree it (PP 30/2019 Pasal 24).

    The law names no day for the plan of a post taken during the year; it gets the month January gives everybody.
    """
    january = due_in_year("plan", plan.starts.year).value
    return january if plan.starts <= january else add_months(plan.starts, 1)


def facts_of(plan: Plan, results: Iterable[ExpectedResult] | None = None) -> PlanFacts:
    """The plan as its rules see it: two statements, none where the results are at hand."""
    rows = results_of(plan) if results is None else results
    return PlanFacts(plan.form, plan.approach, tuple(_result(row) for row in rows))


@dataclass(frozen=True)
class ExpectedBehaviour:
    """One of the values in force with what the leader expects of it beyond its guides."""

    number: int
    value: BehaviourValue
    expectation: str


def behaviours_of(plan: Plan, said: Iterable[BehaviourExpectation] | None = None) -> list[ExpectedBehaviour]:
    """All values in force on the plan's first day, in order, with the leader's words where there are any.

    One statement, none where `said` is at hand.
    """
    words = plan.behaviours.all() if said is None else said
    by_value = {row.value: row.expectation for row in words}
    return [ExpectedBehaviour(n, value, by_value.get(n, "")) for n, value in enumerate(values(plan.starts).value, 1)]


def _result(result: ExpectedResult) -> ResultFacts:
    indicators = tuple(
        IndicatorFacts(i.text, i.aspect, i.source, i.target_low is not None, i.evidence)
        for i in result.indicators.all()
    )
    return ResultFacts(
        result.text, result.kind, result.perspective, indicators, result.weight, bool(result.decree_number)
    )
