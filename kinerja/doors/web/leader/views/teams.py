"""Teams across units, as the head of the owning unit keeps them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from kinerja.doors.web.leader.scope import enter
from kinerja.doors.web.shown import teams as shown
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes

ROOM = "leader"


@reads
def teams(request: PageRequest) -> HttpResponse:
    enter(request)
    return shown.listing(request, ROOM)


@reads
def form(request: PageRequest) -> HttpResponse:
    enter(request)
    return shown.making(request, ROOM)


@writes
def make(request: PageRequest) -> HttpResponse:
    enter(request)
    return shown.making(request, ROOM)


@reads
def team(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return shown.page(request, key, ROOM)


@writes
def find(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return shown.looking(request, key, ROOM)


@writes
def join(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return shown.joining(request, key, ROOM)


@writes
def leave(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return shown.leaving(request, key, ROOM)


@writes
def end(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return shown.ending(request, key, ROOM)
