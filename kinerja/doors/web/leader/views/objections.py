"""How often people object in one's units, and how it ends: nobody is named here."""

from __future__ import annotations

from math import ceil, floor
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.leader.scope import enter, oversight, periods
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.evaluation.objection_figures import objection_figures


@reads
def objections(request: PageRequest) -> HttpResponse:
    enter(request)
    known, period = periods(request)
    scope = oversight(request).within(request.actor.on, "unit__")
    found = objection_figures(period, scope, request.now) if period else None
    context: dict[str, Any] = {"periods": known, "period": period, "found": found}
    if found:
        # The bounds outwards: they are not made narrower by rounding.
        context["percent"] = (round(100 * found.share), floor(100 * found.low), ceil(100 * found.high))
    return render(request, "leader/objections.html", context)
