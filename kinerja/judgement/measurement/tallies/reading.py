"""Counts read set-wise, in a number of statements that follows neither people nor facts."""

# Every piece of SQL here is a constant of this file; what is asked goes in as parameters.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import numpy as np
from django.db import connection

from kinerja.facts.teaching.days_off import days_off
from kinerja.facts.teaching.models import Slot
from kinerja.facts.teaching.terms import EXCUSED, LessonState
from kinerja.judgement.measurement.catalogue import Units
from kinerja.platform.database.columns import Kind, codes, read
from kinerja.pure.statistics.grouping import Integers

from .columns import Standing, Tallies, days_since_1970

EPOCH = date(1970, 1, 1)
_FAR = 10**6
"""More days than a figure ever speaks of, so that a number and a day fit into one sortable number."""

_KEYS, _NUMBERS = ("id", "owner", "unit"), ("day", "part", "whole")
_KINDS = dict.fromkeys(_KEYS, Kind.KEY) | dict.fromkeys(_NUMBERS, Kind.INTEGER)

LESSONS = (
    "SELECT slot_id AS slot, {day} AS day, CASE state WHEN '{held}' THEN 1 ELSE 0 END AS part, "
    "CASE WHEN reason IN ({excused}) THEN 1 ELSE 0 END AS excused FROM teaching_lessonrecord "
    "WHERE day >= %s AND day < %s"
)
OBSERVATIONS = (
    "SELECT id, teacher_id AS owner, unit_id AS unit, {day} AS day, total AS part, items AS whole "
    "FROM teaching_observation WHERE state = 'final' AND day >= %s AND day < %s"
)
QUALITY = (
    "SELECT id, counted_by_id AS owner, unit_id AS unit, {day} AS day, numerator AS part, denominator AS whole "
    "FROM care_qualitycount WHERE superseded_at IS NULL AND indicator = %s AND day >= %s AND day < %s"
)


@dataclass(frozen=True)
class Scope:
    """Of which days, and what people and units are called."""

    since: date
    until: date
    people: Mapping[bytes, int]
    units: Units

    @property
    def days(self) -> list[str | None]:
        adapt = connection.ops.adapt_datefield_value
        return [adapt(self.since), adapt(self.until)]


def number_of(day: date) -> int:
    return (day - EPOCH).days


def day_of(number: int) -> date:
    return EPOCH + timedelta(days=int(number))


def observations(scope: Scope) -> Tallies:
    """Final observations: the sum of the scores, of how many items. One statement."""
    return _read(OBSERVATIONS.format(day=days_since_1970("day")), scope.days, scope)


def quality_counts(indicator: str, scope: Scope) -> Tallies:
    """Counts of one quality indicator without corrected rows. One statement."""
    return _read(QUALITY.format(day=days_since_1970("day")), [indicator, *scope.days], scope)


def lessons(scope: Scope) -> Tallies:
    """Every scheduled lesson: held, excused, or not recorded. Six statements."""
    slots = list(
        Slot.objects.during(scope.since, scope.until)
        .order_by("id")
        .values_list("id", "teacher_id", "timetable__unit_id", "weekday", "starts", "ends")
    )
    if not slots:
        return _none()
    keys, teachers, units, weekdays, starts, ends = zip(*slots, strict=True)
    slot, day = _scheduled(weekdays, starts, ends, scope)
    unit = np.array([scope.units.place(key) for key in units], dtype=np.int64)[slot]
    open_ = ~np.isin(unit * _FAR + day, _closed(set(units), scope))
    slot, day, unit = slot[open_], day[open_], unit[open_]
    part, standing = _recorded(slot, day, keys, scope)
    return Tallies(
        ids=np.frombuffer(b"".join(key.bytes for key in keys), dtype="V16")[slot],
        owner=np.array([scope.people.get(key.bytes, -1) for key in teachers], dtype=np.int64)[slot],
        unit=unit,
        day=day,
        part=part,
        whole=(standing == Standing.COUNTED).astype(np.int64),
        standing=standing,
    ).in_order()


def _read(sql: str, params: list[str | None], scope: Scope) -> Tallies:
    columns = read(sql, params, _KINDS)
    return tallies_of(columns, scope, np.full(len(columns["id"]), Standing.COUNTED))


def tallies_of(columns: Mapping[str, np.ndarray], scope: Scope, standing: Integers) -> Tallies:
    """Columns by name, as they were read, with how each enters a figure."""
    return Tallies(
        ids=columns["id"],
        owner=codes(columns["owner"], scope.people),
        unit=codes(columns["unit"], scope.units.number),
        day=columns["day"],
        part=columns["part"],
        whole=columns["whole"],
        standing=standing.astype(np.int64),
    ).in_order()


def _none() -> Tallies:
    nothing = np.zeros(0, dtype=np.int64)
    return Tallies(np.zeros(0, dtype="V16"), *[nothing] * 6)


def _scheduled(
    weekdays: tuple[int, ...], starts: tuple[date, ...], ends: tuple[date, ...], scope: Scope
) -> tuple[Integers, Integers]:
    """Place of the slot and day of every lesson, holidays still among them."""
    first = np.array([number_of(max(day, scope.since)) for day in starts], dtype=np.int64)
    last = np.array([number_of(min(day, scope.until)) for day in ends], dtype=np.int64)
    # 1 January 1970 was a Thursday.
    first += (np.array(weekdays) - (first + 3)) % 7
    times = np.maximum(0, (last - first + 6) // 7)
    slot = np.repeat(np.arange(len(first)), times)
    week = np.arange(len(slot)) - np.repeat(np.cumsum(times) - times, times)
    return slot, first[slot] + 7 * week


def _closed(units: set[UUID], scope: Scope) -> Integers:
    shut = days_off(units, scope.since, scope.until)
    found = [scope.units.place(unit) * _FAR + number_of(day) for unit, days in shut.items() for day in days]
    return np.array(found, dtype=np.int64)


def _recorded(slot: Integers, day: Integers, keys: tuple[UUID, ...], scope: Scope) -> tuple[Integers, Integers]:
    """Whether each lesson was held, and how it enters the figure."""
    sql = LESSONS.format(
        day=days_since_1970("day"), held=LessonState.HELD.value, excused=", ".join(f"'{why.value}'" for why in EXCUSED)
    )
    kinds = {"slot": Kind.KEY, "day": Kind.INTEGER, "part": Kind.INTEGER, "excused": Kind.INTEGER}
    found = read(sql, scope.days, kinds)
    known = codes(found["slot"], {key.bytes: number for number, key in enumerate(keys)}) * _FAR + found["day"]
    order = np.argsort(known)
    asked = slot * _FAR + day
    if not len(known):
        return np.zeros(len(slot), dtype=np.int64), np.full(len(slot), Standing.MISSING, dtype=np.int64)
    place = order[np.minimum(np.searchsorted(known[order], asked), len(known) - 1)]
    there = known[place] == asked
    excused = there & (found["excused"][place] == 1)
    standing = np.where(excused, Standing.EXCUSED, np.where(there, Standing.COUNTED, Standing.MISSING))
    return np.where(there & ~excused, found["part"][place], 0), standing.astype(np.int64)
