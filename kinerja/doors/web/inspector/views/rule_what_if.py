"""What if the rule of the suggestion were set otherwise: asked of the past, writing nothing."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.inspector.views.ratings import chosen
from kinerja.doors.web.shown.rule_what_if import what_if_page
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState


@reads
def rule_what_if(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    periods = list(
        Period.objects.exclude(state=PeriodState.OPEN).select_related("cycle").order_by("-starts", "id")[:12]
    )
    page = what_if_page(request.GET, chosen(periods, request.GET.get("periode", "")), periods)
    return render(request, "inspector/rule_what_if.html", page)
