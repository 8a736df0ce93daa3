"""When numbers are given, and how many a day: the hours of the queue, or those of its unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np

from kinerja.facts.queueing.models import ServiceLine
from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.queries import work_calendar
from kinerja.people.organisation.weeks import week_from
from kinerja.pure.lib.opening_hours import Span, microseconds_of
from kinerja.pure.lib.ticket_life import capacity
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.pure.lib.zones import datetime_of, opening_to_utc, zone_of

AHEAD = 14
"""Days looked ahead for the next opening."""
A_MINUTE = 60_000_000


@dataclass(frozen=True)
class Hours:
    """Of one queue at one instant. `opens_next` is empty where nothing opens within a fortnight."""

    day: date
    is_open: bool
    opens_next: datetime | None
    quota: int


def today_at(unit: Unit, now: datetime) -> date:
    """The local day of a hall."""
    return now.astimezone(zone_of(unit.zone)).date()


def hours_of(unit: Unit, lines: Sequence[ServiceLine], now: datetime) -> list[Hours]:
    """Of several queues of one unit, in their order. Four statements, whatever their number."""
    day = today_at(unit, now)
    calendar = work_calendar(unit, day, day + timedelta(days=AHEAD))
    return [_hours(_own(calendar, line), line, day, now) for line in lines]


def minutes_open(spans: Sequence[Span]) -> int:
    return sum(until - since for since, until in map(microseconds_of, spans)) // A_MINUTE


def longest_day(unit: Unit, line: ServiceLine, day: date) -> int:
    """Minutes of the longest day of an ordinary week: what a quota is measured against."""
    weekly = _own(work_calendar(unit, day, day), line).weekly
    return max((minutes_open(spans) for spans in weekly.values()), default=0)


def _own(calendar: WorkCalendar, line: ServiceLine) -> WorkCalendar:
    """Hours of its own hold all the year; days off are those of the unit."""
    return replace(calendar, weekly=week_from(line.weekly), special=()) if line.weekly else calendar


def _hours(calendar: WorkCalendar, line: ServiceLine, day: date, now: datetime) -> Hours:
    spans = _instants(calendar, day)
    is_open = any(since <= now < until for since, until in spans)
    # A short day, as in Ramadan, serves fewer than the quota of an ordinary one.
    most = capacity(minutes_open(calendar.hours_on(day)), line.counters, line.minutes_each)
    return Hours(day, is_open, None if is_open else _next(calendar, day, now), min(line.quota or most, most))


def _next(calendar: WorkCalendar, day: date, now: datetime) -> datetime | None:
    days = (day + timedelta(days=n) for n in range(AHEAD + 1))
    return next((since for one in days for since, _until in _instants(calendar, one) if since > now), None)


def _instants(calendar: WorkCalendar, day: date) -> list[tuple[datetime, datetime]]:
    midnight = np.datetime64(day, "us")
    found = []
    for span in calendar.hours_on(day):
        local = np.array([midnight + np.timedelta64(edge, "us") for edge in microseconds_of(span)])
        since, until = opening_to_utc(local, calendar.zone)
        found.append((datetime_of(since), datetime_of(until)))
    return found
