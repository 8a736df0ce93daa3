"""Days nobody reported anything of, and that can still be reported."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.people.organisation.queries.working_days import working_days
from kinerja.pure.law.reporting import last_in_time
from kinerja.work.activity.places import Place

from .person import Person

A_DAY = timedelta(days=1)
# The longest stretch, a month, with its grace and a long row of days off behind it.
FARTHEST = timedelta(days=62)
# A deadline further ahead cannot have been moved yet.
NEAR = timedelta(days=7)


@dataclass(frozen=True)
class Open:
    """`first` is the oldest day still reported today; `worked` those from there to yesterday on which the unit works.

    `dues` has the last day in time of days worked, those that are over too, and not those that end far ahead.
    An interruption of the service may keep more days open: they can be reported, but nobody is asked for them.
    """

    first: date
    worked: list[date]
    dues: dict[date, date]


def open_days(place: Place, on: date) -> Open:
    """By the calendar of the unit, so that a school of six days owes its Saturday. Two statements."""
    unit, since, before = place.unit, on - FARTHEST, on + NEAR
    count = working_days({unit.pk: unit.path}, since, before)

    def is_worked(day: date, /) -> bool:
        return count(unit.pk, day, day + A_DAY) > 0

    days = [since + n * A_DAY for n in range(FARTHEST.days + 1)]
    last = {day: last_in_time(place.rhythm, day, before, is_worked) for day in days}
    still = [day for day in days[:-1] if (last[day] or on) >= on]
    dues = {day: due for day, due in last.items() if due and is_worked(day)}
    return Open(min(still, default=on), [day for day in still if is_worked(day)], dues)


def owed(still: Open, who: Person, reported: Collection[date]) -> list[date]:
    """Oldest first, for the oldest is the first to be too late. No statement."""
    return [day for day in still.worked if day not in reported and who.at_work(day)]
