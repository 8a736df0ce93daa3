"""When somebody works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from kinerja.people.organisation.models import Calendar, Holiday, Unit
from kinerja.people.organisation.models import SpecialHours as Season
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
    return _calendar(calendar, zone, days_off, special)


def work_calendars(units: Iterable[Unit], since: date, until: date) -> dict[UUID, WorkCalendar]:
    """The same for many units, by their keys. Three statements, however many there are."""
    own = {unit.path: unit.calendar for unit in Unit.objects.filter(calendar__isnull=False).select_related("calendar")}
    days = list(Holiday.objects.filter(day__range=(since, until)))
    special: dict[UUID, list[Season]] = {}
    for season in Season.objects.filter(since__lte=until, until__gte=since).order_by("since", "id"):
        special.setdefault(season.calendar_id, []).append(season)
    found = {}
    for unit in units:
        calendar = next((own[path] for path in _way_up(unit.path) if path in own), None)
        days_off = frozenset(one.day for one in days if _holds(one, calendar))
        zone = ZoneInfo(unit.zone)
        found[unit.pk] = (
            WorkCalendar(zone, OFFICE.weekly, days_off)
            if calendar is None
            else _calendar(calendar, zone, days_off, special.get(calendar.pk, ()))
        )
    return found


def _calendar(calendar: Calendar, zone: ZoneInfo, days_off: frozenset[date], special: Iterable[Season]) -> WorkCalendar:
    seasons = tuple(SpecialHours(one.since, one.until, week_from(one.weekly)) for one in special)
    return WorkCalendar(zone, week_from(calendar.weekly), days_off, seasons)


def _way_up(path: str) -> Iterator[str]:
    """The path of a unit and of those above it, nearest first: /a/b/ -> /a/b/, /a/."""
    parts = path.strip("/").split("/")
    for length in range(len(parts), 0, -1):
        yield "/" + "/".join(parts[:length]) + "/"


def _holds(day: Holiday, calendar: Calendar | None) -> bool:
    """Whether a day off holds for a calendar: what `holidays_between` asks the database."""
    if day.calendar_id is not None:
        return calendar is not None and day.calendar_id == calendar.pk
    if calendar is None:
        return True
    kept = {HolidayKind.NATIONAL: calendar.keeps_national, HolidayKind.JOINT_LEAVE: calendar.keeps_joint_leave}
    return kept.get(HolidayKind(day.kind), True)


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
