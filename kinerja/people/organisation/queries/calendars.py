"""When somebody works."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from kinerja.people.organisation.models import Calendar, Holiday, Unit
from kinerja.people.organisation.standard_hours import OFFICE
from kinerja.people.organisation.terms import HolidayKind, Zone
from kinerja.people.organisation.weeks import week_from
from kinerja.pure.lib.worktime import SpecialHours, WorkCalendar

from .actors import agency


def work_calendar(place: Unit | Calendar, since: date, until: date) -> WorkCalendar:
    """Hours, days off and special hours of a unit or calendar for [since, until], both included.

    A unit without calendar keeps that of the nearest unit above; without any, the hours of Perpres 21/2023.
    """
    calendar = calendar_of(place) if isinstance(place, Unit) else place
    zone = ZoneInfo(place.zone) if isinstance(place, Unit) else _zone_of_agency()
    days_off = frozenset(holidays_between(calendar, since, until).values_list("day", flat=True))
    if calendar is None:
        return WorkCalendar(zone, OFFICE.weekly, days_off)
    special = calendar.special.filter(since__lte=until, until__gte=since).order_by("since", "id")
    seasons = tuple(SpecialHours(s.since, s.until, week_from(s.weekly)) for s in special)
    return WorkCalendar(zone, week_from(calendar.weekly), days_off, seasons)


def calendar_of(unit: Unit) -> Calendar | None:
    """The unit's own calendar, or that of the nearest unit above that has one."""
    nearest = Unit.objects.above(unit).filter(calendar__isnull=False).select_related("calendar").first()
    return nearest.calendar if nearest else None


def holidays_between(calendar: Calendar | None, since: date, until: date) -> QuerySet[Holiday]:
    """The days off that hold for a calendar; without one, those that hold for all."""
    days = Holiday.objects.filter(Q(calendar=None) | Q(calendar=calendar), day__range=(since, until))
    if calendar is not None and not calendar.keeps_national:
        days = days.exclude(calendar=None, kind=HolidayKind.NATIONAL)
    if calendar is not None and not calendar.keeps_joint_leave:
        days = days.exclude(calendar=None, kind=HolidayKind.JOINT_LEAVE)
    return days


def _zone_of_agency() -> ZoneInfo:
    found = agency()
    return ZoneInfo(found.zone if found else Zone.WIB)
