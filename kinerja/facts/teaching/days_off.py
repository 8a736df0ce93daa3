"""Days on which a school gives no lessons: holidays of its calendar and its own closures. Four statements."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from itertools import accumulate
from uuid import UUID

from kinerja.people.organisation.models import Calendar, Holiday, Unit
from kinerja.people.organisation.terms import HolidayKind

from .models import SchoolClosure

DaysOff = Mapping[UUID, Mapping[date, str]]


def days_off(units: Collection[UUID], since: date, until: date) -> DaysOff:
    """Unit -> day of [since, until) -> why there are no lessons."""
    calendars = _calendars(units)
    holidays = list(Holiday.objects.filter(day__gte=since, day__lt=until).order_by("-calendar", "day", "name"))
    found = {unit: _holidays(calendars.get(unit), holidays) for unit in units}
    for closure in SchoolClosure.objects.filter(unit__in=list(units), starts__lt=until, ends__gt=since):
        for number in range((closure.ends - closure.starts).days):
            found[closure.unit_id].setdefault(closure.starts + timedelta(days=number), closure.reason)
    return found


def _calendars(units: Collection[UUID]) -> dict[UUID, Calendar]:
    """Unit -> its own calendar or that of the nearest unit above that has one."""
    paths = dict(Unit.objects.filter(pk__in=list(units)).order_by().values_list("pk", "path"))
    above = {path: list(_ways(path)) for path in paths.values()}
    wanted = {way for ways in above.values() for way in ways}
    having = Unit.objects.filter(path__in=wanted).exclude(calendar=None).select_related("calendar").order_by()
    known = {unit.path: unit.calendar for unit in having if unit.calendar}
    nearest = {unit: next((known[way] for way in above[path] if way in known), None) for unit, path in paths.items()}
    return {unit: calendar for unit, calendar in nearest.items() if calendar}


def _ways(path: str) -> list[str]:
    """The paths from a unit to the root, nearest first."""
    codes = path.strip("/").split("/")
    return [f"/{way}/" for way in accumulate(codes, lambda one, other: f"{one}/{other}")][::-1]


def _holidays(calendar: Calendar | None, holidays: list[Holiday]) -> dict[date, str]:
    return {holiday.day: holiday.name for holiday in holidays if _holds(holiday, calendar)}


def _holds(holiday: Holiday, calendar: Calendar | None) -> bool:
    if holiday.calendar_id is not None:
        return calendar is not None and holiday.calendar_id == calendar.pk
    if calendar is None:
        return True
    if holiday.kind == HolidayKind.NATIONAL:
        return calendar.keeps_national
    return holiday.kind != HolidayKind.JOINT_LEAVE or calendar.keeps_joint_leave
