"""Who looked at my data."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.looks import look_line, looks_at
from kinerja.doors.web.ui.paging import page_by_key
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads


@reads
def show(request: PageRequest) -> HttpResponse:
    looks = looks_at(myself(request.actor)).exclude(actor_user=request.actor.user_id)
    page = page_by_key(request, looks, descending=True, clean=int)
    return render(request, "employee/looks.html", {"page": page, "looks": [look_line(entry) for entry in page.rows]})
