"""What pages ask of declared results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value

from kinerja.work.activity.models import DeclaredResult
from kinerja.work.planning.models import Indicator, Period
from kinerja.work.planning.terms import DECLARED, PlanState

Waiting = QuerySet[Indicator]


def newest_declarations(period: Period, indicators: Iterable[UUID]) -> dict[UUID, DeclaredResult]:
    """The declaration that counts for each of these indicators. One statement."""
    rows = DeclaredResult.objects.filter(period=period, indicator__in=list(indicators))
    return {row.indicator_id: row for row in rows.order_by("declared_at", "id")}


def undeclared(employee_id: UUID, period: Period) -> QuerySet[Indicator]:
    """Indicators of a person's agreed plan that nobody measures and that have no realisation in this period yet."""
    said = DeclaredResult.objects.filter(period=period)
    waiting = _waiting(employee_id, said, cycle=period.cycle_id, starts=period.starts, ends=period.ends)
    return waiting.order_by("result__order", "order")


@dataclass(frozen=True)
class Owed:
    """Realisations a person still owes for a period; `ends` is the first day after it."""

    period: str
    ends: date
    count: int


def owed_by_period(employee_id: UUID, on: date) -> list[Owed]:
    """What is still to be declared for periods that have begun and are not closed, oldest first. One statement."""
    said = DeclaredResult.objects.filter(period=OuterRef(OuterRef("pk")))
    days = {"cycle": OuterRef("cycle"), "starts": OuterRef("starts"), "ends": OuterRef("ends")}
    waiting = _waiting(employee_id, said, **days).order_by().annotate(all=Value(1)).values("all")
    count = Subquery(waiting.annotate(n=Count("pk")).values("n"))
    periods = Period.objects.accepting_results().filter(starts__lte=on).annotate(n=count).order_by("starts")
    return [Owed(*row) for row in periods.values_list("name", "ends", "n") if row[-1]]


def _waiting(
    employee_id: UUID, said: QuerySet[DeclaredResult], *, cycle: Any, starts: Any, ends: Any
) -> QuerySet[Indicator]:
    """Declared indicators agreed for days of a period, without what was `said` of them in it."""
    agreed = Indicator.objects.filter(
        source=DECLARED,
        result__plan__employee=employee_id,
        result__plan__state=PlanState.AGREED,
        result__plan__cycle=cycle,
        result__plan__starts__lt=ends,
        result__plan__ends__gt=starts,
    )
    return agreed.filter(~Exists(said.filter(indicator=OuterRef("pk")).order_by()))
