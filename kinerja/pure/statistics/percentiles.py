"""Percentiles (Hyndman & Fan 1996, type 7: numpy `linear`, PostgreSQL `percentile_cont`) and their intervals.

Values are finite; what is missing is left out by the caller, who counts it. Empty groups give NaN.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kinerja.pure.statistics.grouping import (
    Floats,
    Groups,
    Integers,
    divide,
    group_counts,
    group_sums,
    sort_within_groups,
)

LEVEL = 0.95


def percentiles(values: Floats, qs: Sequence[float]) -> Floats:
    """The quantiles `qs` (0 … 1) of one column, shape (len(qs),)."""
    found: Floats = grouped_percentiles(values, np.zeros(len(values), dtype=np.int64), 1, qs)[0]
    return found


def grouped_percentiles(values: Floats, group_index: Groups, n_groups: int, qs: Sequence[float]) -> Floats:
    """The quantiles `qs` (0 … 1) of every group, shape (n_groups, len(qs))."""
    return percentiles_of_sorted(*sort_within_groups(values, group_index, n_groups), qs)


def percentiles_of_sorted(values: Floats, bounds: Integers, qs: Sequence[float]) -> Floats:
    """As `grouped_percentiles`, for values already laid out by `sort_within_groups`."""
    counts = np.diff(bounds)
    found = np.full((len(counts), len(qs)), np.nan)
    filled = counts > 0
    position = (counts[filled, None] - 1) * np.asarray(qs, dtype=np.float64)
    lower = np.floor(position).astype(np.int64)
    starts = bounds[:-1][filled, None]
    below = values[starts + lower]
    above = values[starts + np.ceil(position).astype(np.int64)]
    found[filled] = below + (above - below) * (position - lower)
    return found


def grouped_mean(values: Floats, group_index: Groups, n_groups: int) -> Floats:
    """The mean of every group, shape (n_groups,)."""
    return divide(group_sums(values, group_index, n_groups), group_counts(group_index, n_groups))


def quantile_interval(values: Floats, q: float, level: float = LEVEL) -> tuple[float, float]:
    """Distribution-free confidence interval for the quantile `q` of one column; see `grouped_quantile_interval`."""
    low, high = grouped_quantile_interval(values, np.zeros(len(values), dtype=np.int64), 1, q, level)[0]
    return float(low), float(high)


def grouped_quantile_interval(
    values: Floats, group_index: Groups, n_groups: int, q: float, level: float = LEVEL
) -> Floats:
    """Two order statistics per group that enclose the quantile with at least `level`, shape (n_groups, 2).

    The number of values below the quantile is binomial(n, q) whatever the distribution (Conover 1999, 3.2).
    NaN on the side where the group is too small for a bound: 5 values bound no median at 95 %.
    """
    return interval_of_sorted(*sort_within_groups(values, group_index, n_groups), q, level)


def interval_of_sorted(values: Floats, bounds: Integers, q: float, level: float = LEVEL) -> Floats:
    """As `grouped_quantile_interval`, for values already laid out by `sort_within_groups`."""
    counts = np.diff(bounds)
    tail = (1 - level) / 2
    sizes, size_of_group = np.unique(counts, return_inverse=True)
    lower_rank = _binomial_point(tail, sizes, q)[size_of_group]
    upper_rank = _binomial_point(1 - tail, sizes, q)[size_of_group] + 1
    interval = np.full((len(counts), 2), np.nan)
    for side, rank in enumerate((lower_rank, upper_rank)):
        bounded = (counts > 0) & (rank >= 1) & (rank <= counts)
        interval[bounded, side] = values[bounds[:-1][bounded] + rank[bounded].astype(np.int64) - 1]
    return interval


def _binomial_point(level: float, n: Integers, p: float) -> Floats:
    """The least k with P(X <= k) >= level for X binomial(n, p); NaN where n is 0."""
    # Loaded here: it takes longer than all of Django, and most commands never ask for an interval.
    from scipy.special import bdtr, bdtrik

    point = np.ceil(bdtrik(level, n, p))
    below = np.maximum(point - 1, 0)
    found: Floats = np.where(bdtr(below, n, p) >= level, below, point)
    return found
