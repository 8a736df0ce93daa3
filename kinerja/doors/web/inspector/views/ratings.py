"""Where ratings leave the suggestion, and who gave everybody one level: questions to ask, not findings."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.evaluation.patterns import differing, raters_of_one_level
from kinerja.judgement.evaluation.terms import Rating
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

MOST_RATERS = 50


@reads
def ratings(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    periods = list(Period.objects.exclude(state=PeriodState.OPEN).select_related("cycle")[:12])
    period = chosen(periods, request.GET.get("periode", ""))
    context: dict[str, Any] = {"periods": periods, "period": period, "page": None, "raters": []}
    if period is not None:
        rows = differing(period).select_related("employee", "unit", "finalised_by")
        context["page"] = page_by_number(request, rows)
        context["raters"] = [_worded(row) for row in raters_of_one_level(period)[:MOST_RATERS]]
    return render(request, "inspector/ratings.html", context)


def chosen(periods: list[Period], key: str) -> Period | None:
    """The period of the address, else the newest that is judged."""
    return next((p for p in periods if str(p.pk) == key), periods[0] if periods else None)


def _worded(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"rating_label": Rating(row["rating"]).label}
