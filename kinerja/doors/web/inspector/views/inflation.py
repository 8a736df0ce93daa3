"""Whether ratings follow results, and which units keep fewer promises than chance explains: questions, not findings."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.inspector.views.ratings import chosen
from kinerja.doors.web.shown.funnel import funnel_of
from kinerja.doors.web.shown.inflation import MOST_UNITS, inflation_page
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState


@reads
def inflation(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    periods = list(
        Period.objects.exclude(state=PeriodState.OPEN).select_related("cycle").order_by("-starts", "id")[:12]
    )
    period = chosen(periods, request.GET.get("periode", ""))
    units = list(Unit.objects.open_on(request.actor.on).filter(parent__parent=None).order_by("path"))
    top = next((one for one in units if one.parent_id is None), None)
    context: dict[str, Any] = {"periods": periods, "period": period, "top": top}
    if period is not None and top is not None:
        beneath = [one for one in units if one.parent_id == top.pk]
        context |= inflation_page(top, beneath, periods, period)
        context["funnel"] = funnel_of(beneath[:MOST_UNITS], period)
    return render(request, "inspector/inflation.html", context)
