"""The results of one person over the years."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.personnel.desk import enter, one
from kinerja.doors.web.shown.history import history_lines
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.trail import seen


@reads
def show(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    employee = one(Employee.objects.visible_to(request.actor), key)
    require(request.actor, Permission.HISTORY_SEE, employee)
    seen("history", actor=request.actor, now=request.now, thing=employee)
    return render(request, "personnel/history.html", {"employee": employee, "lines": history_lines(employee)})
