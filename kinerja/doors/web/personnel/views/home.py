"""What the desk should look at first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.personnel.desk import enter
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.facts.service.models import Officer
from kinerja.people.organisation.models import Employee, StaffImport
from kinerja.people.organisation.terms import ImportState
from kinerja.work.planning.models import LibraryIndicator, Period
from kinerja.work.planning.terms import LibraryState, PeriodState


@reads
def home(request: PageRequest) -> HttpResponse:
    enter(request)
    open_periods = Period.objects.exclude(state=PeriodState.CLOSED).select_related("cycle").order_by("starts")
    context = {
        "officers": Officer.objects.unmatched().count(),
        "proposals": LibraryIndicator.objects.filter(state=LibraryState.PROPOSED).count(),
        "sheets": StaffImport.objects.filter(state=ImportState.CHECKED).count(),
        "staff": Employee.objects.in_service(request.actor.on).count(),
        "periods": [(period, period.ends <= request.actor.on) for period in open_periods[:6]],
    }
    return render(request, "personnel/home.html", context)
