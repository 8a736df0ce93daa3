"""What every figure of durations says: how many, the percentiles, the mean; groups in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from kinerja.pure.statistics.grouping import Floats, Groups
from kinerja.pure.statistics.percentiles import grouped_mean, grouped_percentiles

QUANTILES = (0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
NAMES = tuple(f"p{round(100 * q)}" for q in QUANTILES)


def described(values: Floats, group_index: Groups, n_groups: int) -> list[dict[str, Any]]:
    """Percentiles, mean, and the share that took no time at all, of each group; NaN for an empty one."""
    found = grouped_percentiles(values, group_index, n_groups, QUANTILES).tolist()
    means = grouped_mean(values, group_index, n_groups).tolist()
    zeros = grouped_mean((values == 0).astype(np.float64), group_index, n_groups).tolist()
    return [
        dict(zip(NAMES, row, strict=True)) | {"mean": mean, "zero_share": zero}
        for row, mean, zero in zip(found, means, zeros, strict=True)
    ]


def ordered(groups: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The largest first, then by label; groups without cases are left out."""
    present = [group for group in groups if group["n"]]
    return sorted(present, key=lambda group: (-group["n"], group["group"] is None, group["group"] or ""))
