"""Control charts: whether a figure over time shows a signal, or the noise that every figure has.

XmR for single values: the centre plus and minus 2.66 mean moving ranges (Shewhart 1931; Wheeler & Chambers 1992;
2.66 = 3/d2 with d2 = 1.128 for ranges of two). p for shares of groups of different size: three standard deviations of
a binomial, widened by what groups vary beyond chance (Laney 2002, Quality Engineering 14:531-537). Signals: a point
beyond its limits, or eight points in a row on one side of the centre (Western Electric 1956); both together give a
false alarm about once in 150 points (Champ & Woodall 1987, Technometrics 29:393-399).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kinerja.pure.statistics.grouping import Booleans, Floats, divide

FEWEST = 6
"""Points below which limits mean nothing (Wheeler 1995)."""
FIRM = 12
"""Below this many points limits may still move: they are called provisional."""
RUN = 8
D2 = 1.128
THREE_SIGMA = 3.0


@dataclass(frozen=True)
class Control:
    """Limits with one entry per point, in the unit of the values; NaN where there are too few points."""

    values: Floats
    centre: float
    low: Floats
    high: Floats
    beyond: Booleans
    """Points outside their limits."""
    in_run: Booleans
    """Points of a run of at least `RUN` on one side of the centre."""

    @property
    def known(self) -> bool:
        return len(self.values) >= FEWEST

    @property
    def provisional(self) -> bool:
        return len(self.values) < FIRM

    @property
    def signal(self) -> Booleans:
        return np.asarray(self.beyond | self.in_run)


def individuals(values: ArrayLike) -> Control:
    """XmR of single values in order of time, shape (n,)."""
    x = np.asarray(values, dtype=np.float64)
    if len(x) < FEWEST:
        return _too_few(x)
    centre, sigma = float(x.mean()), float(np.abs(np.diff(x)).mean()) / D2
    return _judged(x, centre, np.full(len(x), THREE_SIGMA * sigma), -np.inf, np.inf)


def shares(k: ArrayLike, n: ArrayLike) -> Control:
    """p chart of k of n in each stretch of time, oldest first, every n above 0; values and limits are shares of 1."""
    hits, sizes = np.asarray(k, dtype=np.float64), np.asarray(n, dtype=np.float64)
    p = divide(hits, sizes)
    if len(p) < FEWEST:
        return _too_few(p)
    centre = float(hits.sum() / sizes.sum())
    sigma = np.sqrt(centre * (1 - centre) / sizes)
    # Laney: how much neighbours differ in standard deviations; chance alone gives 1, and less than that is no reason
    # to narrow the limits.
    z = np.divide(p - centre, sigma, out=np.zeros(len(p)), where=sigma > 0)
    widened = max(float(np.abs(np.diff(z)).mean()) / D2, 1.0)
    return _judged(p, centre, THREE_SIGMA * sigma * widened, 0.0, 1.0)


def _judged(x: Floats, centre: float, reach: Floats, floor: float, ceiling: float) -> Control:
    low, high = np.maximum(centre - reach, floor), np.minimum(centre + reach, ceiling)
    # A value that equals its limit up to rounding lies on it.
    slack = 1e-9 * max(1.0, abs(centre))
    return Control(x, centre, low, high, np.asarray((x < low - slack) | (x > high + slack)), _runs(x - centre))


def _runs(away: Floats) -> Booleans:
    side = np.sign(np.where(np.abs(away) < 1e-12, 0.0, away))
    found = np.zeros(len(side), dtype=bool)
    starts = np.flatnonzero(np.concatenate([[True], side[1:] != side[:-1]]))
    for start, end in zip(starts, [*starts[1:], len(side)], strict=True):
        if side[start] and end - start >= RUN:
            found[start:end] = True
    return found


def _too_few(x: Floats) -> Control:
    nothing, never = np.full(len(x), np.nan), np.zeros(len(x), dtype=bool)
    return Control(x, float("nan"), nothing, nothing, never, never)
