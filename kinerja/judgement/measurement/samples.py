"""Which cases belong to which figure: a person's closed cases of a window, and those left open at its end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kinerja.judgement.measurement.cases import Cases
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Booleans, Floats, Integers, group_bounds, group_counts, order_by_group

MICROSECONDS_PER_DAY = 86_400_000_000


@dataclass(frozen=True)
class Rows:
    """Cases laid beside the figures they belong to: `figure` and `case` are places, in order of both."""

    figure: Integers
    case: Integers

    def __len__(self) -> int:
        return len(self.case)

    def where(self, condition: Booleans) -> Rows:
        return Rows(self.figure[condition], self.case[condition])


@dataclass(frozen=True)
class Sample:
    """The cases of some figures, each with its window [since, until).

    `closed` ended inside the window, `open` had begun and not ended at its end; `minutes` are standard minutes of
    every case, `hours` the working hours of every window.
    """

    cases: Cases
    closed: Rows
    open: Rows
    since: Instants
    until: Instants
    minutes: Floats
    short_seconds: Floats
    hours: Floats

    @property
    def figures(self) -> int:
        return len(self.since)

    @property
    def sound(self) -> Rows:
        """Closed cases without those that ended before they began: data errors, counted by `excluded`."""
        return self.closed.where(self.cases.closed[self.closed.case] >= self.cases.opened[self.closed.case])

    @property
    def excluded(self) -> Integers:
        return group_counts(self.closed.figure, self.figures) - group_counts(self.sound.figure, self.figures)

    def days(self, rows: Rows) -> Floats:
        """Duration of closed cases in days."""
        return in_days(self.cases.closed[rows.case] - self.cases.opened[rows.case])

    def ages(self, rows: Rows) -> Floats:
        """Age of open cases at the end of the window, in days."""
        return in_days(self.until[rows.figure] - self.cases.opened[rows.case])


def in_days(lengths: np.ndarray) -> Floats:
    days: Floats = lengths.astype("timedelta64[us]").astype(np.int64) / MICROSECONDS_PER_DAY
    return days


@dataclass(frozen=True)
class Holdings:
    """Cases laid out by who answers for them: the closed ones by who closed them, open ones by who has them."""

    cases: Cases
    by_closer: Integers
    closer_bounds: Integers
    by_charge: Integers
    charge_bounds: Integers

    def rows(self, employee: Integers, wanted: Booleans, since: Instants, until: Instants) -> tuple[Rows, Rows]:
        """Closed and open rows of figures: their employees and windows, and the services that count."""
        closed = _laid_beside(employee, self.by_closer, self.closer_bounds)
        moment = self.cases.closed[closed.case]
        inside = (moment >= since[closed.figure]) & (moment < until[closed.figure])
        waiting = _laid_beside(employee, self.by_charge, self.charge_bounds)
        begun = self.cases.opened[waiting.case] < until[waiting.figure]
        still = ~(self.cases.closed[waiting.case] < until[waiting.figure])
        return (
            closed.where(inside & wanted[self.cases.service[closed.case]]),
            waiting.where(begun & still & wanted[self.cases.service[waiting.case]]),
        )


def hold(cases: Cases, people: int, first_until: np.datetime64) -> Holdings:
    """Lay out cases by person; `first_until` is the earliest end of any window: what ended before was never open."""
    closed = np.flatnonzero((cases.closer >= 0) & ~np.isnat(cases.closed))
    waiting = np.flatnonzero((cases.in_charge >= 0) & ~(cases.closed < first_until))
    return Holdings(
        cases,
        closed[order_by_group(cases.closer[closed], people)],
        group_bounds(cases.closer[closed], people),
        waiting[order_by_group(cases.in_charge[waiting], people)],
        group_bounds(cases.in_charge[waiting], people),
    )


def _laid_beside(owner: Integers, order: Integers, bounds: Integers) -> Rows:
    """For every figure the cases of its owner."""
    counts = bounds[owner + 1] - bounds[owner]
    figure = np.repeat(np.arange(len(owner)), counts)
    before = np.cumsum(counts) - counts
    place = np.arange(len(figure)) - np.repeat(before - bounds[owner], counts)
    return Rows(figure, order[place])
