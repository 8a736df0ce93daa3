"""My credit points, or why there are none."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.credit import credit_sheet
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.people.organisation.models import Employee


@reads
def show(request: PageRequest) -> HttpResponse:
    me = Employee.objects.get(pk=myself(request.actor))
    sheet = credit_sheet(me, request.actor.on)
    return render(request, "employee/credit.html", {"sheet": sheet, "why": "employee:why"})
