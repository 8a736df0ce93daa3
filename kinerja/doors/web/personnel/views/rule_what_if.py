"""What if the rule of the suggestion were set otherwise: asked of the past, writing nothing."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.personnel.desk import enter
from kinerja.doors.web.shown.rule_what_if import what_if_page
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState


@reads
def rule_what_if(request: PageRequest) -> HttpResponse:
    enter(request)
    periods = list(
        Period.objects.exclude(state=PeriodState.OPEN).select_related("cycle").order_by("-starts", "id")[:12]
    )
    asked = request.GET.get("periode", "")
    period = next((one for one in periods if str(one.pk) == asked), periods[0] if periods else None)
    return render(request, "personnel/rule_what_if.html", what_if_page(request.GET, period, periods))
