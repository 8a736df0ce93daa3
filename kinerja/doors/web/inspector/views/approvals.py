"""Approvals that went very quickly: a question to be put, not a verdict."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.pure.law.reporting import pace_asked
from kinerja.work.activity.queries.pace import bursts

LOOKED_BACK = timedelta(days=30)
MOST = 50


@reads
def approvals(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    found = bursts(request.now - LOOKED_BACK, request.now, request.actor.on)
    context = {"bursts": found[:MOST], "rule": pace_asked(request.actor.on), "days": LOOKED_BACK.days}
    return render(request, "inspector/approvals.html", context)
