"""Counts of a stretch of days as columns, and the hash a figure over them carries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256

import numpy as np
from django.db import connection

from kinerja.judgement.measurement.cases import order_of
from kinerja.judgement.measurement.samples import Rows
from kinerja.pure.statistics.grouping import Booleans, Integers, group_bounds, group_counts, order_by_group


class Standing(IntEnum):
    """How a count enters a figure."""

    COUNTED = 0
    EXCUSED = 1
    """Left out, and counted beside the figure."""
    MISSING = 2
    """Should be there and was not recorded."""
    OPEN = 3
    """Not over at the end of the window, or lost from sight before: counts with the time it has lasted."""


@dataclass(frozen=True)
class Tallies:
    """One entry a count. `owner` numbers people, `unit` the units, -1 is nobody; `day` counts from 1970."""

    ids: np.ndarray
    owner: Integers
    unit: Integers
    day: Integers
    part: Integers
    whole: Integers
    standing: Integers

    def __len__(self) -> int:
        return len(self.ids)

    def where(self, chosen: Booleans) -> Tallies:
        return Tallies(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))

    def in_order(self) -> Tallies:
        """By key and day, so that the same facts always stand in the same order."""
        by_day = np.argsort(self.day, kind="stable")
        by_key = order_of(self.ids[by_day])
        return self.where(by_day[by_key])  # type: ignore[arg-type]


@dataclass(frozen=True)
class TallySample:
    """Counts laid beside the figures they belong to, each with its window of local days [since, until)."""

    tallies: Tallies
    rows: Rows
    since: Integers
    until: Integers

    @property
    def figures(self) -> int:
        return len(self.since)

    def standing(self, standing: Standing) -> Rows:
        return self.rows.where(self.tallies.standing[self.rows.case] == standing)

    def count(self, standing: Standing) -> Integers:
        return group_counts(self.standing(standing).figure, self.figures)


def sample_of(
    tallies: Tallies, group: Rows, owner: Integers, since: Integers, until: Integers, groups: int
) -> TallySample:
    """`group` lays counts beside people or units; `owner` says which of them each figure is of."""
    order = order_by_group(group.figure, groups)
    bounds = group_bounds(group.figure, groups)
    counts = bounds[owner + 1] - bounds[owner]
    figure = np.repeat(np.arange(len(owner)), counts)
    before = np.cumsum(counts) - counts
    place = np.arange(len(figure)) - np.repeat(before - bounds[owner], counts)
    rows = Rows(figure, group.case[order[place]] if len(order) else place)
    day = tallies.day[rows.case]
    return TallySample(tallies, rows.where((day >= since[rows.figure]) & (day < until[rows.figure])), since, until)


RECORD = np.dtype([("id", "V16"), ("day", ">i4"), ("part", ">i4"), ("whole", ">i4"), ("standing", ">i4")])
"""One count as it is hashed."""


def records(tallies: Tallies, places: Integers) -> np.ndarray:
    found = np.empty(len(places), RECORD)
    found["id"] = tallies.ids[places]
    for name in ("day", "part", "whole", "standing"):
        found[name] = getattr(tallies, name)[places]
    return found


def fingerprint(since: int, until: int, counts: bytes) -> str:
    """SHA-256 over the window and the counts of one figure."""
    return sha256(np.array([since, until], dtype=">i4").tobytes() + counts).hexdigest()


def fingerprints(sample: TallySample) -> list[str]:
    """One for each figure; rows lie figure after figure, in order of key and day."""
    found = records(sample.tallies, sample.rows.case).tobytes()
    ends = (group_bounds(sample.rows.figure, sample.figures) * RECORD.itemsize).tolist()
    windows = zip(sample.since.tolist(), sample.until.tolist(), ends, ends[1:], strict=False)
    return [fingerprint(since, until, found[first:last]) for since, until, first, last in windows]


def days_since_1970(column: str) -> str:
    """A date as a number in SQL of this database."""
    if connection.vendor == "postgresql":
        return f"({column} - DATE '1970-01-01')"
    return f"CAST(julianday({column}) - 2440587.5 AS INTEGER)"
