"""Who is here, when, and in which agency: `request.actor`, `request.now`, `request.agency`."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kinerja.doors.web.ui import clock
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.people.organisation import queries as organisation
from kinerja.people.organisation.models import Agency
from kinerja.people.organisation.queries import Leading
from kinerja.people.organisation.terms import Zone
from kinerja.platform.access.actors import Actor, public

# The name and zone of the agency stand on every page and change once in years: a process asks for them so often.
ASK_AGAIN = 5.0
_known: tuple[float, Agency] | None = None


def forget_agency() -> None:
    """Ask anew for the next page: for tests, each with an agency of its own."""
    global _known
    _known = None


def _agency() -> Agency | None:
    global _known
    if _known and time.monotonic() - _known[0] < ASK_AGAIN:
        return _known[1]
    found = organisation.agency()
    _known = (time.monotonic(), found) if found else None
    return found


class Presence:
    """Sets the three before every page and shows instants in the agency's zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        request.now = clock.now()
        request.agency = agency = _agency()
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
