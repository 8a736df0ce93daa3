"""What was reported, of which indicator, in which days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.terms import ReportState
from kinerja.work.planning.models import Indicator, Plan
from kinerja.work.planning.terms import PlanState


def indicators_of(plan: Plan | None) -> list[Indicator]:
    """Those a report may name, in the order of the form: of an agreed plan only."""
    if plan is None or plan.state != PlanState.AGREED:
        return []
    return list(Indicator.objects.filter(result__plan=plan).order_by("result__order", "order"))


@dataclass(frozen=True)
class Realised:
    """What accepted rows add up to; `waiting` rows are not counted in it."""

    quantity: Decimal | None
    rows: int
    waiting: int


NOTHING = Realised(None, 0, 0)


def realised(indicators: Iterable[UUID], starts: date, ends: date) -> dict[UUID, Realised]:
    """By indicator, for [starts, ends). A hint for who judges: what counts stays what was declared. One statement."""
    accepted = Q(state=ReportState.ACCEPTED)
    rows = ActivityReport.objects.standing().filter(indicator__in=list(indicators), day__gte=starts, day__lt=ends)
    summed = rows.order_by().values_list("indicator").annotate(
        quantity=Sum("quantity", filter=accepted),
        n=Count("pk", filter=accepted),
        waiting=Count("pk", filter=~accepted),
    )  # fmt: skip
    return {indicator: Realised(quantity, n, waiting) for indicator, quantity, n, waiting in summed}


def rows_behind(indicator: Indicator, starts: date, ends: date) -> QuerySet[ActivityReport]:
    """The accepted rows of such a sum, newest first."""
    accepted = ActivityReport.objects.filter(indicator=indicator, state=ReportState.ACCEPTED)
    return accepted.filter(day__gte=starts, day__lt=ends).order_by("-day", "-id")
