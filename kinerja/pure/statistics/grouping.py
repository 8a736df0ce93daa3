"""Rows of many groups laid out group by group, so that one pass serves all of them.

`group_index` gives each row its group, 0 … n_groups-1; every group may be empty.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]
Groups = NDArray[np.integer]


def group_counts(group_index: Groups, n_groups: int) -> Integers:
    """Rows per group."""
    return np.bincount(group_index, minlength=n_groups).astype(np.int64)


def group_bounds(group_index: Groups, n_groups: int) -> Integers:
    """Where each group begins once rows lie group by group; the last entry is the number of rows."""
    return np.concatenate([[0], np.cumsum(group_counts(group_index, n_groups))])


def order_by_group(group_index: Groups, n_groups: int) -> NDArray[np.intp]:
    """The order that lays rows group by group and keeps their order within."""
    # numpy sorts 16-bit integers by radix: ten times faster, and enough for the groups of a city.
    small = group_index.astype(np.uint16) if n_groups <= 2**16 else group_index
    return np.argsort(small, kind="stable")


def sort_within_groups(values: Floats, group_index: Groups, n_groups: int) -> tuple[Floats, Integers]:
    """Values group by group, ascending within each, and the bounds of the groups."""
    bounds = group_bounds(group_index, n_groups)
    laid_out = values[order_by_group(group_index, n_groups)]
    # Sorting slice by slice beats one sort by two keys three times over, even for thousands of groups.
    for group in np.flatnonzero(np.diff(bounds) > 1).tolist():
        laid_out[bounds[group] : bounds[group + 1]].sort()
    return laid_out, bounds


def group_sums(values: Floats, group_index: Groups, n_groups: int) -> Floats:
    """Sum per group; 0 for an empty one."""
    sums: Floats = np.bincount(group_index, weights=values, minlength=n_groups).astype(np.float64)
    return sums


def divide(numerator: Floats | Integers, denominator: Floats | Integers) -> Floats:
    """Elementwise quotient, NaN where the denominator is 0."""
    quotient = np.full(np.broadcast(numerator, denominator).shape, np.nan)
    np.divide(numerator, denominator, out=quotient, where=np.asarray(denominator) != 0)
    return quotient
