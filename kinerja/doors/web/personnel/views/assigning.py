"""Plans for everybody of a unit from a template."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from kinerja.doors.web.personnel.desk import enter
from kinerja.doors.web.shown import assigning as shown
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes

ROOM = "personnel"


@reads
def batches(request: PageRequest) -> HttpResponse:
    enter(request)
    return shown.batches(request, ROOM)


@writes
def give(request: PageRequest) -> HttpResponse:
    enter(request)
    return shown.give(request, ROOM)


@reads
def batch(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return shown.batch(request, key, ROOM)


@writes
def undo(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return shown.undo(request, key, ROOM)
