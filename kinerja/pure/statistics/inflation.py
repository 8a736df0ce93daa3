"""The inflation index: people's predicates against the results of the unit they work in.

    index = share of people rated Baik or above - share of results that met their target

in one unit and period, from -1 to 1; 0.31 means that ratings stand 31 percentage points above results. A definition of
this house (no regulation has one): SE MenPANRB 3/2023 asks that the spread of predicates follow what the organisation
achieved, and this says how far it does. The bounds are Newcombe's for a difference of two shares (1998, method 10).
Several results belong to one person, so that they hold a little less than their number suggests: bounds are somewhat
too narrow, and the index is a question, never a correction.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kinerja.pure.statistics.grouping import Booleans, Floats, Integers, divide
from kinerja.pure.statistics.proportions import newcombe, wilson

FEWEST = 5
"""Of people and of results: below it one person or one result moves the index by twenty points."""


@dataclass(frozen=True)
class Inflation:
    """Arrays with one entry per unit; shares are of 1, NaN where nothing is counted."""

    people: Integers
    results: Integers
    good: Floats
    good_low: Floats
    good_high: Floats
    met: Floats
    met_low: Floats
    met_high: Floats
    index: Floats
    low: Floats
    high: Floats

    @property
    def enough(self) -> Booleans:
        return np.asarray((self.people >= FEWEST) & (self.results >= FEWEST))

    @property
    def above(self) -> Booleans:
        """Ratings stand clearly above results: the whole interval lies above 0."""
        return np.asarray(self.enough & (np.nan_to_num(self.low, nan=-1.0) > 0))

    @property
    def below(self) -> Booleans:
        return np.asarray(self.enough & (np.nan_to_num(self.high, nan=1.0) < 0))


def inflation(good: ArrayLike, people: ArrayLike, met: ArrayLike, results: ArrayLike) -> Inflation:
    """`good` of `people` are rated Baik or above, `met` of `results` met their target; counts, elementwise."""
    rated, size = np.asarray(good, dtype=np.float64), np.asarray(people, dtype=np.int64)
    reached, number = np.asarray(met, dtype=np.float64), np.asarray(results, dtype=np.int64)
    low, high = newcombe(rated, size, reached, number)
    share, other = divide(rated, size), divide(reached, number)
    return Inflation(
        size, number, share, *wilson(rated, size), other, *wilson(reached, number), share - other, low, high
    )
