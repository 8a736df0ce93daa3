"""All units a leader looks after, side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.leader import overview as shown
from kinerja.doors.web.leader.scope import periods, tops
from kinerja.doors.web.shown.funnel import funnel_chart
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.evaluation.distribution import distribution
from kinerja.judgement.measurement.comparing import compare, newest_figures
from kinerja.people.organisation.models import Unit

MOST = 200


@reads
def overview(request: PageRequest) -> HttpResponse:
    """One top unit shows the units right beneath it; several tops are shown themselves."""
    highest = tops(request)
    top = highest[0] if len(highest) == 1 else None
    units = list(Unit.objects.filter(parent=top).open_on(request.actor.on).order_by("path")) if top else highest
    known, period = periods(request)
    context: dict[str, Any] = {"periods": known, "period": period, "top": top, "rows": []}
    context |= {"whole": None, "chart": None, "spread": None}
    if period is not None:
        units = units[:MOST]
        keys = [unit.pk for unit in units]
        compared = compare(newest_figures(period, keys), keys)
        found = distribution([*([top] if top else []), *units], period)
        if top:
            context |= {"whole": found[0], "spread": shown.spread_of(found[0], period)}
        context["rows"] = shown.rows(found[1:] if top else found, compared)
        context["chart"] = funnel_chart(units, compared)
    return render(request, "leader/overview.html", context)
