"""Whether ratings follow results in one's units: nobody is named."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.leader.scope import periods, tops
from kinerja.doors.web.shown.inflation import inflation_page
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.people.organisation.models import Unit


@reads
def inflation(request: PageRequest) -> HttpResponse:
    """Of several tops the first that is asked for: whoever leads two units looks at one after the other."""
    highest = tops(request)
    top = next((one for one in highest if str(one.pk) == request.GET.get("unit")), highest[0])
    beneath = list(Unit.objects.filter(parent=top).open_on(request.actor.on).order_by("path"))
    known, period = periods(request)
    context: dict[str, Any] = {"periods": known, "period": period, "top": top, "tops": highest}
    if period is not None:
        context |= inflation_page(top, beneath, known, period)
    return render(request, "leader/inflation.html", context)
