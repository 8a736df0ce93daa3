"""Service cases with the shapes that real logs have.

Right-skewed times, mornings and Mondays, cases left open, officers who differ, and a few records that somebody
tidied up: closed in one minute at the end of a month, or before they were opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from kinerja.pure.lib.timeline import Timeline
from kinerja.pure.lib.worktime import WorkCalendar, timeline
from kinerja.pure.lib.worktime_columns import deadlines_in_working_days
from kinerja.pure.lib.zones import local_to_utc

from .blueprint import ServiceBlueprint

MINUTE = 60_000_000
DAY = 86_400_000_000
HOURS = np.array([0, 0, 0, 0, 0, 0, 0, 6, 18, 20, 16, 10, 5, 9, 9, 5, 2, 0, 0, 0, 0, 0, 0, 0], dtype=float)
WEEKDAYS = np.array([1.35, 1.1, 1.0, 0.95, 0.8, 0.12, 0.1])
SLOWED, NEVER, BACKWARDS, RETURNED = 0.06, 0.006, 0.0006, 0.05


@dataclass(frozen=True)
class Cases:
    """Columns of one service's cases; instants are datetime64[us] UTC, NaT where there is none."""

    service: str
    opened: NDArray[np.datetime64]
    closed: NDArray[np.datetime64]
    deadline: NDArray[np.datetime64]
    officer: NDArray[np.int64]
    online: NDArray[np.bool_]
    returns: NDArray[np.int64]


@dataclass(frozen=True)
class Crew:
    """The officers of one service: where each stands in the list of staff, how fast, how busy."""

    people: NDArray[np.int64]
    pace: NDArray[np.float64]
    load: NDArray[np.float64]


def crew(people: list[int], rng: np.random.Generator) -> Crew:
    """Officers differ in pace and in load; newcomers are slower and take less."""
    count = len(people)
    pace = rng.lognormal(0.0, 0.22, count)
    load = rng.gamma(6.0, 1.0, count)
    return Crew(np.array(people), pace, load / load.sum())


def cases(
    service: ServiceBlueprint, count: int, staff: Crew, calendar: WorkCalendar, since: date, now: datetime,
    rng: np.random.Generator,
) -> Cases:  # fmt: skip
    """`count` cases of one service opened since a day; what would end after `now` is still open."""
    end = int(now.astimezone(UTC).timestamp() * 1_000_000)
    line = timeline(calendar, since.year, now.year + 1)
    online = rng.random(count) < service.online
    opened = np.minimum(_openings(count, online, calendar, since, now.date(), rng), end - MINUTE)
    officer = rng.choice(len(staff.people), count, p=staff.load)
    minutes = rng.lognormal(np.log(service.median), service.sigma, count) * staff.pace[officer]
    minutes = np.where(rng.random(count) < SLOWED, minutes * rng.uniform(2, 6, count), minutes)
    closed = _finish(line, opened, (minutes * MINUTE).astype(np.int64))
    closed = _tidied(closed, opened, officer, rng)
    still_open = (closed >= end) | (rng.random(count) < NEVER)
    instants = opened.astype("datetime64[us]")
    return Cases(
        service.code,
        instants,
        np.where(still_open, np.datetime64("NaT", "us"), closed.astype("datetime64[us]")),
        _deadlines(service, instants, line, calendar),
        staff.people[officer],
        online,
        (rng.random(count) < RETURNED).astype(np.int64),
    )


def _openings(
    count: int, online: NDArray[np.bool_], calendar: WorkCalendar, since: date, until: date, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Days by weekday and season, hours by the morning peak; online files also come in the evening."""
    days = np.arange(np.datetime64(since), np.datetime64(until))
    works = np.array([calendar.is_working_day(d) for d in days.astype(object)])
    weekday = (days.astype(np.int64) + 3) % 7
    season = 1 + 0.18 * np.sin(np.arange(days.size) / 365 * 2 * np.pi)
    after_break = np.where(np.concatenate([[False], ~works[:-1]]), 1.2, 1.0)
    weight = WEEKDAYS[weekday] * season * after_break
    desk, web = weight * works, weight * np.where(works, 1.0, 0.35)
    day = np.where(online, _drawn(days.size, web, count, rng), _drawn(days.size, desk, count, rng))
    hour = np.where(online, rng.integers(6, 22, count), rng.choice(24, count, p=HOURS / HOURS.sum()))
    local = days[day].astype("datetime64[us]").astype(np.int64) + hour * 60 * MINUTE
    local += rng.integers(0, 60 * MINUTE, count)
    return local_to_utc(local.astype("datetime64[us]"), calendar.zone).astype(np.int64)


def _drawn(size: int, weight: NDArray[np.float64], count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    return rng.choice(size, count, p=weight / weight.sum())


def _finish(line: Timeline, opened: NDArray[np.int64], effort: NDArray[np.int64]) -> NDArray[np.int64]:
    return line.earliest(np.minimum(line.worked(opened) + effort, line.total))


def _tidied(
    closed: NDArray[np.int64], opened: NDArray[np.int64], officer: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.int64]:
    """A few gamed or broken records: one officer closes at once, one in batches, some clocks run backwards."""
    at_once = (officer == 1) & (rng.random(closed.size) < 0.2)
    closed = np.where(at_once, opened + rng.integers(1, 9, closed.size) * 1_000_000, closed)
    month_end = closed - closed % (30 * DAY) + 30 * DAY
    batch = (officer == 2) & (rng.random(closed.size) < 0.1)
    closed = np.where(batch, month_end - rng.integers(0, 50, closed.size) * 1_000_000, closed)
    backwards = rng.random(closed.size) < BACKWARDS
    return np.where(backwards, opened - rng.integers(1, 90, closed.size) * MINUTE, closed)


def _deadlines(
    service: ServiceBlueprint, opened: NDArray[np.datetime64], line: Timeline, calendar: WorkCalendar
) -> NDArray[np.datetime64]:
    if service.promised_unit == "working_days":
        return deadlines_in_working_days(opened, service.promised, calendar)
    promise = np.full(opened.size, service.promised * MINUTE, dtype=np.int64)
    return _finish(line, opened.astype(np.int64), promise).astype("datetime64[us]")
