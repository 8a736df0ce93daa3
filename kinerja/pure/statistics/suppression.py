"""Suppression of small counts in published tables: nothing hidden can be got back by subtraction.

k is 10 on public pages and 5 inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import ArrayLike

from kinerja.pure.lib.numbers import round_half_up
from kinerja.pure.statistics.grouping import Booleans, Integers

PUBLIC_K, INSIDE_K = 10, 5
WHOLE_PERCENT_BELOW = 50


@dataclass(frozen=True)
class Suppression:
    """What may not be shown of a table of counts with their total."""

    hidden: Booleans
    """One entry per unit."""
    total_hidden: bool


def suppress(counts: ArrayLike, k: int = PUBLIC_K) -> Suppression:
    """Hide counts of 1 … k-1 (primary), then the smallest others until what is hidden cannot be got back.

    The total less what is shown gives the sum of what is hidden. At least two units must share it, and it must be so
    large that any of them could have k cases for all a reader can tell: ten units with ten cases have one each. Where
    even all units together are too few, the total is hidden too. Zeros stay: they describe nobody.
    """
    sizes: Integers = np.asarray(counts, dtype=np.int64)
    hidden = (sizes > 0) & (sizes < k)
    if not hidden.any():
        return Suppression(hidden, total_hidden=False)
    ascending = [unit for unit in np.argsort(sizes, kind="stable").tolist() if sizes[unit] >= k]
    for unit in ascending:
        if _is_safe(sizes, hidden, k):
            break
        hidden[unit] = True
    return Suppression(hidden, total_hidden=not _is_safe(sizes, hidden, k))


def publishable_percent(count: int, n: int, k: int = PUBLIC_K) -> Decimal | None:
    """100 * count / n rounded half up: whole below 50 cases, one decimal from there on; None for fewer than k."""
    if n < max(k, 1):
        return None
    return round_half_up(Decimal(100 * count) / n, 0 if n < WHOLE_PERCENT_BELOW else 1)


def _is_safe(sizes: Integers, hidden: Booleans, k: int) -> bool:
    """Every hidden unit has at least one case, so each may have up to what the others leave: that must reach k."""
    units = int(hidden.sum())
    return units >= 2 and int(sizes[hidden].sum()) - (units - 1) >= k
