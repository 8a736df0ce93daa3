"""How many days units work, for many units at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import FilteredRelation, Q

from kinerja.people.organisation.models import Holiday, Unit
from kinerja.people.organisation.standard_hours import OFFICE
from kinerja.people.organisation.terms import HolidayKind, Zone
from kinerja.people.organisation.weeks import week_from
from kinerja.pure.law.segments import WorkingDays
from kinerja.pure.lib.opening_hours import Week
from kinerja.pure.lib.worktime import SpecialHours, WorkCalendar


def working_days(paths: Mapping[UUID, str], starts: date, ends: date) -> WorkingDays:
    """Counts working days of these units within [starts, ends). Two statements, whatever the number of units."""
    ways = {unit: list(_way_up(path)) for unit, path in paths.items()}
    offices = _offices({step for way in ways.values() for step in way}, starts, ends)
    nearest = {unit: next((offices[step] for step in way if step in offices), STANDARD) for unit, way in ways.items()}
    worked = _worked({STANDARD.key: STANDARD, **{office.key: office for office in nearest.values()}}, starts, ends)

    def count(unit: Any, since: date, until: date, /) -> int:
        before = worked[nearest[unit].key]
        return before[(until - starts).days] - before[(since - starts).days]

    return count


class _Office(NamedTuple):
    """A calendar as this count needs it; without key the hours of Perpres 21/2023."""

    key: UUID | None
    week: Week
    keeps_national: bool
    keeps_joint_leave: bool
    special: list[SpecialHours]

    def keeps(self, owner: UUID | None, kind: str) -> bool:
        """Whether a day off holds here, as `queries.calendars.holidays_between` says it for one calendar."""
        if owner is not None:
            return owner == self.key
        if kind == HolidayKind.NATIONAL:
            return self.keeps_national
        return self.keeps_joint_leave or kind != HolidayKind.JOINT_LEAVE


STANDARD = _Office(None, OFFICE.weekly, True, True, [])
_CALENDAR = ("calendar", "calendar__weekly", "calendar__keeps_national", "calendar__keeps_joint_leave")


def _way_up(path: str) -> Iterator[str]:
    """The paths of a unit and those above it, nearest first."""
    codes = path.strip("/").split("/")
    for n in range(len(codes), 0, -1):
        yield f"/{'/'.join(codes[:n])}/"


def _offices(paths: set[str], starts: date, ends: date) -> dict[str, _Office]:
    """Path -> its own calendar with the special hours of these days, for the units that have one."""
    during = Q(calendar__special__since__lt=ends, calendar__special__until__gte=starts)
    rows = Unit.objects.filter(path__in=paths, calendar__isnull=False).annotate(
        seasons=FilteredRelation("calendar__special", condition=during)
    )
    found: dict[str, _Office] = {}
    names = ("path", *_CALENDAR, "seasons__since", "seasons__until", "seasons__weekly")
    for path, key, weekly, national, joint, since, until, hours in rows.order_by(
        "path", "seasons__since", "seasons__id"
    ).values_list(*names):
        office = found.setdefault(path, _Office(key, week_from(weekly), national, joint, []))
        if since:
            office.special.append(SpecialHours(since, until, week_from(hours)))
    return found


def _worked(offices: Mapping[UUID | None, _Office], starts: date, ends: date) -> dict[UUID | None, list[int]]:
    """Calendar -> working days before each day."""
    days = [starts + timedelta(days=n) for n in range((ends - starts).days)]
    free = _days_off([key for key in offices if key], starts, ends)
    found = {}
    for key, office in offices.items():
        off = frozenset(day for owner, kind, day in free if office.keeps(owner, kind))
        # Whether a day is worked does not depend on the zone.
        calendar = WorkCalendar(ZoneInfo(Zone.WIB), office.week, off, tuple(office.special))
        found[key] = list(accumulate((calendar.is_working_day(day) for day in days), initial=0))
    return found


def _days_off(calendars: list[UUID], starts: date, ends: date) -> list[tuple[UUID | None, str, date]]:
    held = Holiday.objects.filter(Q(calendar=None) | Q(calendar__in=calendars), day__gte=starts, day__lt=ends)
    return list(held.order_by().values_list("calendar", "kind", "day"))
