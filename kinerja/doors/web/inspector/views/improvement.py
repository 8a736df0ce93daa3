"""Improvement paths as inspectors read them: whether help came before what weighs."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.shown.improvement import open_to, path_lines, path_page
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.outcomes.development.models import ImprovementPath
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require


@reads
def listing(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    rows = ImprovementPath.objects.visible_to(request.actor)
    page = page_by_number(request, rows.select_related("employee", "evaluation__period", "evaluation__unit"))
    return render(request, "inspector/improvements.html", {"page": page, "paths": path_lines(page.rows)})


@reads
def show(request: PageRequest, path: UUID) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    found = open_to(request, ImprovementPath.objects.visible_to(request.actor), path)
    return render(request, "inspector/improvement.html", path_page(found, request.now))
