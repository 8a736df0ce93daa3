"""Where evaluations wait, and with whom."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.leader.scope import periods, tops
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.evaluation.distribution import distribution
from kinerja.judgement.evaluation.oversight import waiting_with
from kinerja.people.organisation.models import Unit

MOST = 25


@reads
def progress(request: PageRequest) -> HttpResponse:
    """One top unit is taken apart into the units beneath it; several are shown themselves."""
    highest = tops(request)
    top = highest[0] if len(highest) == 1 else None
    beneath = list(Unit.objects.filter(parent=top).open_on(request.actor.on).order_by("path")) if top else []
    known, period = periods(request)
    context: dict[str, Any] = {"periods": known, "period": period, "rows": [], "raters": [], "final": 0, "all": 0}
    if period is not None:
        found = distribution([*highest, *beneath], period)
        whole, parts = found[: len(highest)], found[len(highest) :] or found
        context["final"] = sum(one.total for one in whole)
        context["all"] = context["final"] + sum(one.waiting for one in whole)
        context["rows"] = sorted((one for one in parts if one.total + one.waiting), key=lambda one: -one.waiting)
        context["raters"] = list(waiting_with(top, period)[:MOST]) if top else []
    return render(request, "leader/progress.html", context)
