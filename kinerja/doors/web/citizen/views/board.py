"""The board of a hall: the last calls with their counters. No names, no reasons."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kinerja.doors.web.citizen.pulse import etag
from kinerja.doors.web.shown.halls import hall
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.facts.queueing.hall_queries import count_waiting, last_calls
from kinerja.facts.queueing.hours import today_at
from kinerja.people.organisation.models import Unit
from kinerja.platform.operations.pulses import felt


@reads(public=True)
def show(request: PageRequest, code: str) -> HttpResponse:
    return _answer(request, hall(code), "citizen/board.html")


@reads(public=True)
def poll(request: PageRequest, code: str) -> HttpResponse:
    """Only the part that changes. An unchanged hall is answered in `citizen.pulse`, before this is reached."""
    return _answer(request, hall(code), "citizen/parts/board.html")


def _answer(request: PageRequest, unit: Unit, template: str) -> HttpResponse:
    place = reverse("citizen:board_poll", args=[unit.code])
    tag = etag(place, unit.pk, felt([unit.pk]), request.now)
    day = today_at(unit, request.now)
    context: dict[str, Any] = {"unit": unit, "calls": last_calls(unit, day), "waiting": count_waiting(unit, day)}
    response = render(request, template, context | {"tag": tag, "poll": place})
    response["ETag"] = tag
    return response
