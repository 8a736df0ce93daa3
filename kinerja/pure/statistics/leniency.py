"""Whether one rater gives more than the others, where every person has one rater only.

A model that parts rater from rated (`rater_effects`) needs people rated by several. In a unit before its ratings hold
nobody is: there a rater's shares are set beside those of all other raters, with an interval, in words, and nothing is
adjusted (measurement.md section 1). That one rater's people may simply be better is for the talk to find out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kinerja.pure.statistics.grouping import Booleans, Floats, Integers, group_counts
from kinerja.pure.statistics.proportions import newcombe, wilson
from kinerja.pure.statistics.rater_habits import habits

FEWEST = 5
"""Below this many people nothing is said of a rater: one level for all of four is no wonder."""


@dataclass(frozen=True)
class Leniency:
    """Arrays with one entry per rater. Levels are whole numbers, higher is better; shares are of 1."""

    n: Integers
    high: Integers
    """How many got the top level."""
    share_low: Floats
    share_high: Floats
    """Wilson bounds of high/n."""
    low_bound: Floats
    high_bound: Floats
    """Newcombe bounds of this share less that of all other raters; NaN where there are no others."""
    spread: Floats
    """Standard deviation in levels; NaN for a single rating."""
    same: Floats
    """Share of the most frequent level."""

    @property
    def enough(self) -> Booleans:
        return np.asarray(self.n >= FEWEST)

    @property
    def lenient(self) -> Booleans:
        """The whole interval of the difference lies above 0, on enough people."""
        return np.asarray(self.enough & (np.nan_to_num(self.low_bound, nan=-1.0) > 0))

    @property
    def strict(self) -> Booleans:
        return np.asarray(self.enough & (np.nan_to_num(self.high_bound, nan=1.0) < 0))

    @property
    def one_level(self) -> Booleans:
        return np.asarray(self.enough & (self.same == 1))


def leniency(levels: Integers, rater: Integers, raters: int, top: int) -> Leniency:
    """Of `levels` of shape (n,) given by `rater` of shape (n,), numbered from 0 to `raters`-1; `top` is the best."""
    is_high = levels == top
    n, high = group_counts(rater, raters), group_counts(rater[is_high], raters)
    low, upper = wilson(high, n)
    others, others_high = len(levels) - n, int(is_high.sum()) - high
    low_bound, high_bound = newcombe(high, n, others_high, others)
    found = habits(levels.astype(np.float64), rater, raters)
    return Leniency(n, high, low, upper, low_bound, high_bound, found.spread, found.same)
