"""What pages ask of reports."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kinerja.work.planning.models import Indicator, Period
from kinerja.work.planning.terms import DECLARED, PlanState

from .models import DeclaredResult


def newest_declarations(period: Period, indicators: Iterable[UUID]) -> dict[UUID, DeclaredResult]:
    """The declaration that counts for each of these indicators. One statement."""
    rows = DeclaredResult.objects.filter(period=period, indicator__in=list(indicators))
    return {row.indicator_id: row for row in rows.order_by("declared_at", "id")}


def undeclared(employee_id: UUID, period: Period) -> QuerySet[Indicator]:
    """Indicators of a person's agreed plan that nobody measures and that have no realisation in this period yet."""
    said = DeclaredResult.objects.filter(period=period, indicator=OuterRef("pk")).order_by()
    agreed = Indicator.objects.filter(
        source=DECLARED,
        result__plan__employee=employee_id,
        result__plan__state=PlanState.AGREED,
        result__plan__cycle=period.cycle_id,
        result__plan__starts__lt=period.ends,
        result__plan__ends__gt=period.starts,
    )
    return agreed.filter(~Exists(said)).order_by("result__order", "order")
