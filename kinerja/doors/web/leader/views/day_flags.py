"""Signs in days at the counter, with what the officers said to them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.leader.scope import enter
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.facts.queueing.models import DayFlag

MOST = 100


@reads
def day_flags(request: PageRequest) -> HttpResponse:
    """Only of units led, and only once answered or left unanswered for a week."""
    enter(request)
    seen = DayFlag.objects.visible_to(request.actor, request.now).exclude(officer=request.actor.employee_id)
    return render(request, "leader/day_flags.html", {"flags": seen.select_related("officer", "unit")[:MOST]})
