"""My results of all years."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.history import history_lines
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.people.organisation.models import Employee


@reads
def show(request: PageRequest) -> HttpResponse:
    me = Employee.objects.get(pk=myself(request.actor))
    return render(request, "employee/history.html", {"lines": history_lines(me), "why": "employee:why"})
