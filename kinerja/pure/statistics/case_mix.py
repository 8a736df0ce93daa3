"""Case mix by indirect standardisation: would anybody have needed this long for these cases?

Expected is the sum, over an officer's cases, of the mean of all cases in the same stratum. Strata are few, visible and
chosen beforehand (service x completeness x channel).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinerja.pure.statistics.grouping import Floats, Groups, Integers, divide, group_counts, group_sums
from kinerja.pure.statistics.percentiles import grouped_mean


@dataclass(frozen=True)
class CaseMix:
    """One entry per group. `ratio` is O/E and `adjusted` O/E x overall, NaN for an empty group or nothing expected."""

    n: Integers
    observed: Floats
    """Sum of the group's values."""
    expected: Floats
    """What the same cases come to at everybody's pace."""
    overall: float
    """Mean of all cases."""

    @property
    def ratio(self) -> Floats:
        return divide(self.observed, self.expected)

    @property
    def adjusted(self) -> Floats:
        return self.ratio * self.overall


def indirect_standardisation(
    values: Floats, group_index: Groups, n_groups: int, stratum_index: Groups, n_strata: int
) -> CaseMix:
    """Observed against expected per group; the sums of both over all groups are equal."""
    pace = grouped_mean(values, stratum_index, n_strata)
    return CaseMix(
        group_counts(group_index, n_groups),
        group_sums(values, group_index, n_groups),
        group_sums(pace[stratum_index], group_index, n_groups),
        float(values.mean()) if len(values) else float("nan"),
    )


def strata_of(*columns: NDArray[np.integer]) -> tuple[Integers, int]:
    """One stratum per combination of column values that occurs: the index per row, and how many there are."""
    combinations, index = np.unique(np.column_stack(columns), axis=0, return_inverse=True)
    return index.reshape(-1).astype(np.int64), len(combinations)
