"""When numbers are given, and how many a day: the hours of the queue, or those of its unit."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np

from kinerja.facts.queueing.models import Booking, ServiceLine
from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.queries import work_calendar, work_calendars
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
    """Of several queues of one unit, in their order. Five statements, whatever their number."""
    day = today_at(unit, now)
    calendar = work_calendar(unit, day, day + timedelta(days=AHEAD))
    kept = Tally(Booking.objects.kept().filter(unit=unit, day=day).order_by().values_list("line", flat=True))
    return [_hours(own_calendar(calendar, line), line, day, now, kept[line.pk]) for line in lines]


@dataclass(frozen=True)
class Opening:
    """Of a hall at one instant: whether numbers are given, from when again (None within a fortnight), today's spans."""

    is_open: bool
    opens_next: datetime | None
    today: list[tuple[datetime, datetime]]


def openings(units: Sequence[Unit], now: datetime) -> dict[UUID, Opening]:
    """Of many halls, those of their queues that may be taken from a phone. Four statements, however many there are."""
    if not units:
        return {}
    days = [today_at(unit, now) for unit in units]
    calendars = work_calendars(units, min(days), max(days) + timedelta(days=AHEAD))
    lines: dict[UUID, list[ServiceLine]] = {}
    for line in ServiceLine.objects.open_on(min(days)).filter(unit__in=units, takes_phone=True).order_by("letter"):
        lines.setdefault(line.unit_id, []).append(line)
    return {
        unit.pk: _opening([own_calendar(calendars[unit.pk], line) for line in lines.get(unit.pk, ())], day, now)
        for unit, day in zip(units, days, strict=True)
    }


def _opening(calendars: Sequence[WorkCalendar], day: date, now: datetime) -> Opening:
    today = sorted({span for one in calendars for span in _instants(one, day)})
    following = (_next(one, day, now) for one in calendars)
    is_open = any(since <= now < until for since, until in today)
    return Opening(is_open, min((one for one in following if one), default=None), today)


def minutes_open(spans: Sequence[Span]) -> int:
    return sum(until - since for since, until in map(microseconds_of, spans)) // A_MINUTE


def open_spans(unit: Unit, since: date, until: date) -> list[tuple[date, list[tuple[datetime, datetime]]]]:
    """The days of [since, until] on which a unit is open, both included, each with its spans."""
    calendar = work_calendar(unit, since, until)
    days = (since + timedelta(days=n) for n in range((until - since).days + 1))
    return [(day, spans) for day in days if (spans := _instants(calendar, day))]


def longest_day(unit: Unit, line: ServiceLine, day: date) -> int:
    """Minutes of the longest day of an ordinary week: what a quota is measured against."""
    weekly = own_calendar(work_calendar(unit, day, day), line).weekly
    return max((minutes_open(spans) for spans in weekly.values()), default=0)


def own_calendar(calendar: WorkCalendar, line: ServiceLine) -> WorkCalendar:
    """Hours of its own hold all the year; days off are those of the unit."""
    return replace(calendar, weekly=week_from(line.weekly), special=()) if line.weekly else calendar


def _hours(calendar: WorkCalendar, line: ServiceLine, day: date, now: datetime, kept: int) -> Hours:
    """Appointments take their numbers out of the day's quota; walk-ins have the rest."""
    spans = _instants(calendar, day)
    is_open = any(since <= now < until for since, until in spans)
    # A short day, as in Ramadan, serves fewer than the quota of an ordinary one.
    most = capacity(minutes_open(calendar.hours_on(day)), line.counters, line.minutes_each)
    return Hours(
        day, is_open, None if is_open else _next(calendar, day, now), max(min(line.quota or most, most) - kept, 0)
    )


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
