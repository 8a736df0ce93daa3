"""Credit points of somebody in the team."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.shown.credit import credit_sheet
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.platform.audit.trail import seen

from .segments import member_of


@reads
def show(request: PageRequest, member: UUID) -> HttpResponse:
    employee = member_of(request, member)
    seen("credit", actor=request.actor, now=request.now, thing=employee)
    sheet = credit_sheet(employee, request.actor.on)
    return render(request, "rater/credit.html", {"employee": employee, "sheet": sheet, "why": ""})
