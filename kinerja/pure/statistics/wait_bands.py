"""How long somebody who joins a queue now will wait: a band from the hall's own past, by the number of people ahead.

Nobody's single wait can be foretold; the middle 60 % of waits that began in a like position can (domain/measurement 1).
It is the conditional quantile that a regression by nearest neighbours gives (Stone 1977, Ann Stat 5:595-620): the waits
that began in the position nearest to this one, the newer first, each drawn to this position in proportion.

A position is (ahead + 1) / counters: with twice the counters at work the same number ahead is half the way. A queue's
length over its pace is what decides (the estimator QL of Ibrahim & Whitt 2009, MSOM 11:397-415), yet that formula
believes in a constant pace, in patience without end and in everybody ahead being served; past waits know better.
Where the hall does behave as the formula says, its pace is steadier than that of the nearest waits, of which many are
of the same rush: they are drawn towards a wider circle and, where handling times are known, both towards the formula.

Units: waits in seconds, or any one unit; what comes out is in the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kinerja.pure.statistics.grouping import Floats, Integers
from kinerja.pure.statistics.percentiles import percentiles_of_sorted

LOW, HIGH = 0.2, 0.8
MINIMUM_PAST = 200
"""Fewer past waits carry no band: only the position is shown."""
RECENT = 5_000
"""Older waits than so many tell of another hall."""
FEWEST, MOST = 50, 200
PART = 5
"""A band rests on a fifth of the recent waits, at least FEWEST and at most MOST of them."""
WIDE, WIDE_PART = 1_000, 2
"""The wider circle, which says where a band lies unless the nearest waits contradict it."""
TRUSTED_NEAR, TRUSTED_WIDE = 0.2, 0.1
"""Waits of one rush share their causes: the medians of both circles err by so much however many waits they hold."""
AGE = 0.02
"""What the oldest of the recent waits counts as in distance, in units of ln(position): it decides between equals."""


@dataclass(frozen=True)
class Band:
    """Six of ten such waits end between `low` and `high`; half of them by `middle`."""

    low: float
    middle: float
    high: float
    n: int
    """How many past waits it rests on."""


class PastWaits:
    """Past waits of one queue, the oldest first, each with the position it began in."""

    def __init__(self, waits: ArrayLike, ahead: ArrayLike, counters: ArrayLike = 1) -> None:
        """`waits` (n,): how long those waited who waited and were served, in the order in which they were called.

        `ahead` (n,): how many were waiting when each of them joined. `counters` (n,) or one number: how many were being
        served at that moment; 1 where that is not known, as 0 counts too.
        """
        self.waits: Floats = np.asarray(waits, dtype=np.float64)
        self.position = _position(ahead, counters) * np.ones(len(self.waits))
        self._logarithm: Floats = np.log(self.position)

    def __len__(self) -> int:
        return len(self.waits)

    def band(
        self, ahead: int, counters: int = 1, *, handling: float | None = None, known: int | None = None
    ) -> Band | None:
        """The band of somebody who joins behind `ahead` others; None where the past is too short.

        `handling`: mean time of a service so far, where it is known. `known`: only so many of the past waits had ended
        by then; all where it is left out.
        """
        end = len(self) if known is None else known
        if end < MINIMUM_PAST:
            return None
        recent = slice(max(0, end - RECENT), end)
        position = float(_position(ahead, counters))
        near, wide = (np.sort(paces) for paces in self._paces(recent, position))
        low, middle, high = _quantiles(near)
        pace = _drawn(_quantiles(wide)[1], _expected_pace(ahead, handling), TRUSTED_WIDE)
        # The spread is that of the nearest waits; where they lie, the others are heard too.
        scale = position * _drawn(middle, pace, TRUSTED_NEAR) / middle
        return Band(low * scale, middle * scale, high * scale, len(near))

    def _paces(self, recent: slice, position: float) -> tuple[Floats, Floats]:
        """Waits per step of the position, of the nearest and of a wider circle of past waits."""
        n = recent.stop - recent.start
        distance = np.abs(self._logarithm[recent] - np.log(position))
        distance += AGE / RECENT * np.arange(n, 0, -1)
        few, many = min(max(FEWEST, n // PART), MOST), min(max(FEWEST, n // WIDE_PART), WIDE)
        circle = np.argpartition(distance, many - 1)[:many]
        nearest = circle[np.argpartition(distance[circle], few - 1)[:few]]
        paces = self.waits[recent] / self.position[recent]
        return paces[nearest], paces[circle]


def _quantiles(values: Floats) -> tuple[float, float, float]:
    low, middle, high = percentiles_of_sorted(values, np.array([0, len(values)]), (LOW, 0.5, HIGH))[0].tolist()
    return low, middle, high


def _expected_pace(ahead: int, handling: float | None) -> float | None:
    """What a steady hall would give: the mean handling time, and of the sum of so many the median instead of the mean
    (of Erlang's distribution, n(1 - 1/(3n)); Choi 1994, Proc AMS 121:245-251)."""
    return None if handling is None else handling * (1 - 1 / (3 * (ahead + 1)))


def _drawn(own: float, towards: float | None, trusted: float) -> float:
    """A figure drawn towards another, wholly where they differ by chance alone, hardly where they differ by much
    (James & Stein's positive part, with `trusted` as the relative error of the first)."""
    if towards is None or own <= 0:
        return own
    chance = (trusted * own) ** 2
    return towards + max(0.0, 1 - chance / max((own - towards) ** 2, chance)) * (own - towards)


def people_ahead(joined: ArrayLike, ended: ArrayLike) -> Integers:
    """How many were waiting when each person joined, shape (n,).

    `joined` ascending, `ended` when each one's wait ended, in the same unit: seconds, or datetime64. Whoever joined at
    the same instant but stands earlier in the array is ahead; whoever's wait ended at that instant is not.
    """
    joins, ends = np.asarray(joined), np.asarray(ended)
    waiting = ends > joins
    before: Integers = np.cumsum(waiting) - waiting
    ahead: Integers = before - np.searchsorted(np.sort(ends[waiting]), joins, side="right")
    return ahead


def at_work(moments: ArrayLike, began: ArrayLike, ended: ArrayLike) -> Integers:
    """How many of the intervals [began, ended) each of the moments lies in, shape (len(moments),)."""
    at, starts, ends = np.asarray(moments), np.sort(np.asarray(began)), np.sort(np.asarray(ended))
    count: Integers = np.searchsorted(starts, at, side="right") - np.searchsorted(ends, at, side="right")
    return count


def _position(ahead: ArrayLike, counters: ArrayLike) -> Floats:
    return (np.asarray(ahead, dtype=np.float64) + 1) / np.maximum(np.asarray(counters, dtype=np.float64), 1)
