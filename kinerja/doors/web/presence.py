"""Who is here, when, and in which agency: `request.actor`, `request.now`, `request.agency`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kinerja.doors.web.ui import clock
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.people.organisation import queries as organisation
from kinerja.people.organisation.queries import Leading
from kinerja.people.organisation.terms import Zone
from kinerja.platform.access.actors import Actor, public


class Presence:
    """Sets the three before every page and shows instants in the agency's zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        request.now = clock.now()
        request.agency = agency = organisation.agency()
        zone = ZoneInfo(agency.zone if agency else Zone.WIB)
        today = request.now.astimezone(zone).date()
        self._recognise(request, today)
        with timezone.override(zone):
            return self.get_response(request)

    def _recognise(self, request: PageRequest, today: date) -> None:
        if not request.user.is_authenticated:
            request.actor, request.unread = public(today), 0
            return
        request.actor, may_lead, request.unread = organisation.who_is(request.user, today)
        request._leading = None if may_lead else Leading()  # type: ignore[attr-defined]


def leading(request: PageRequest) -> Leading:
    """One statement for all rooms that ask, whatever their number."""
    known: Leading | None = getattr(request, "_leading", None)
    if known is None:
        known = request._leading = _ask(request.actor)  # type: ignore[attr-defined]
    return known


def _ask(actor: Actor) -> Leading:
    return Leading() if actor.employee_id is None else organisation.leading(actor.employee_id, actor.on)
