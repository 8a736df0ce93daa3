"""Intervals for shares (Wilson 1927), their differences (Newcombe 1998), counts (Garwood 1936), means (Student 1908)"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from kinerja.pure.statistics.grouping import Floats, divide

Z95 = 1.959963984540054
"""The 97.5 % point of the normal distribution."""
Z998 = 3.090232306167813
"""The 99.9 % point, for limits of 99.8 %."""


def wilson(k: ArrayLike, n: ArrayLike, z: float = Z95) -> tuple[Floats, Floats]:
    """Low and high bound of the share k/n, elementwise; NaN where n is 0. Scalars give arrays without dimension."""
    successes, trials = np.asarray(k, dtype=np.float64), np.asarray(n, dtype=np.float64)
    share = divide(successes, trials)
    weight = divide(np.full_like(trials, z * z), trials)
    centre = (share + weight / 2) / (1 + weight)
    reach = np.sqrt(share * (1 - share) * weight + weight * weight / 4) / (1 + weight)
    # At 0 and n the bounds are exact; the formula misses them by a rounding error.
    low = np.where(successes == 0, np.where(trials > 0, 0.0, np.nan), centre - reach)
    high = np.where(successes == trials, np.where(trials > 0, 1.0, np.nan), centre + reach)
    return low, high


def newcombe(
    k: ArrayLike, n: ArrayLike, k_other: ArrayLike, n_other: ArrayLike, z: float = Z95
) -> tuple[Floats, Floats]:
    """Low and high bound of the difference k/n - k_other/n_other, elementwise; NaN where either n is 0.

    Two independent shares, square-and-add of their Wilson bounds (Newcombe 1998, Stat Med 17:873-890, method 10): it
    holds for small numbers and for shares of 0 and 1, where the textbook interval has no width.
    """
    one, other = (np.asarray(x, dtype=np.float64) for x in (k, k_other))
    size, size_other = (np.asarray(x, dtype=np.float64) for x in (n, n_other))
    p, q = divide(one, size), divide(other, size_other)
    (low, high), (low_other, high_other) = wilson(one, size, z), wilson(other, size_other, z)
    below = np.sqrt((p - low) ** 2 + (high_other - q) ** 2)
    above = np.sqrt((high - p) ** 2 + (q - low_other) ** 2)
    return p - q - below, p - q + above


def garwood(count: ArrayLike, exposure: ArrayLike = 1.0, level: float = 0.95) -> tuple[Floats, Floats]:
    """Exact Poisson bounds of the rate count/exposure, elementwise; NaN where the exposure is 0."""
    # Loaded here: it takes longer than all of Django, and most commands never ask for these bounds.
    from scipy.special import gammaincinv

    events, base = np.asarray(count, dtype=np.float64), np.asarray(exposure, dtype=np.float64)
    tail = (1 - level) / 2
    low = np.where(events > 0, gammaincinv(np.maximum(events, 1), tail), 0.0)
    high = gammaincinv(events + 1, 1 - tail)
    return divide(low, base), divide(high, base)


def mean_interval(mean: ArrayLike, squares: ArrayLike, n: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Bounds of means of n values, `squares` the sum of their squared deviations; NaN below two values."""
    from scipy.special import stdtrit

    centre, size = np.asarray(mean, dtype=np.float64), np.asarray(n, dtype=np.float64)
    freedom = np.maximum(size - 1, 1)
    error = np.sqrt(divide(np.asarray(squares, dtype=np.float64), freedom * np.maximum(size, 1)))
    reach = np.where(size > 1, stdtrit(freedom, (1 + level) / 2) * error, np.nan)
    return centre - reach, centre + reach
