"""Who is here, when, and in which agency: `request.actor`, `request.now`, `request.agency`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Exists, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kinerja.doors.web.ui import clock
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.people.organisation import hierarchy
from kinerja.people.organisation import queries as organisation
from kinerja.people.organisation.models import Employee, Position, Unit
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
        user = request.user
        request.actor = organisation.actor_for(user, today) if user.is_authenticated else public(today)
        with timezone.override(zone):
            return self.get_response(request)


@dataclass(frozen=True)
class Leading:
    """Whom somebody leads today: people (their rater), or units whose distribution he looks after."""

    people: bool = False
    units: bool = False


def leading(request: PageRequest) -> Leading:
    """One statement for all rooms that ask, whatever their number."""
    known: Leading | None = getattr(request, "_leading", None)
    if known is None:
        known = request._leading = _ask(request.actor)  # type: ignore[attr-defined]
    return known


def _ask(actor: Actor) -> Leading:
    if actor.employee_id is None:
        return Leading()
    me, on = actor.employee_id, actor.on
    heads = Position.objects.filter(heads_unit=True, pk__in=hierarchy.posts_led(me, on)).order_by()
    units = Unit.objects.filter(Q(pk__in=hierarchy.led_units(me, on)) | Q(pk__in=heads.values("unit")))
    team = Employee.objects.filter(pk__in=hierarchy.team(me, on))
    asked = Employee.objects.filter(pk=me).order_by().values_list(Exists(team), Exists(units))
    return Leading(*(asked.first() or (False, False)))
