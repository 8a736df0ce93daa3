"""What the year brings: holidays as rows of ours, and the month of Ramadan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.people.organisation.terms import HolidayKind
from kinerja.pure.lib import indonesian_calendar as national

ESTIMATE = "(perkiraan)"
FEAST = "Hari Raya Idul Fitri"
KINDS = {
    national.HolidayKind.NATIONAL: HolidayKind.NATIONAL,
    national.HolidayKind.JOINT_LEAVE: HolidayKind.JOINT_LEAVE,
}


@dataclass(frozen=True)
class SeededHoliday:
    day: date
    kind: HolidayKind
    name: str

    @property
    def is_estimate(self) -> bool:
        return self.name.endswith(ESTIMATE)


@dataclass(frozen=True)
class Season:
    """A stretch of days, both included."""

    name: str
    since: date
    until: date


def seeded_holidays(year: int) -> list[SeededHoliday]:
    """Two occasions of one kind on one day become one row."""
    found: dict[tuple[date, HolidayKind], SeededHoliday] = {}
    for holiday in national.holidays_of(year):
        key = (holiday.day, KINDS[holiday.kind])
        found.setdefault(key, SeededHoliday(*key, holiday.name))
    return list(found.values())


def ramadan(year: int) -> Season | None:
    """The thirty days before the first Idul Fitri of a year; the sighting may make them twenty-nine.

    Personnel moves the first day when the government's circular says so: the name asks for it.
    """
    feasts = [h.day for h in national.holidays_of(year) if h.name.startswith(FEAST)]
    if not feasts:
        return None
    feast = min(feasts)
    return Season(f"Ramadan {year} (periksa surat edaran)", feast - timedelta(days=30), feast - timedelta(days=1))
