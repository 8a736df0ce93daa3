"""How long steps take: the time since the previous step of the same case, laid to who did the later one."""

from __future__ import annotations

from typing import Any

import numpy as np

from kinerja.facts.service.columns import StepColumns
from kinerja.pure.statistics.grouping import group_counts

from .durations import Measure
from .summary import described, ordered


def step_times(steps: StepColumns, *, by: str, measure: Measure) -> dict[str, Any]:
    """The document of `figures steps`, by officer or activity."""
    later = np.flatnonzero(~steps.is_first)
    lengths = measure(steps.at[later - 1], steps.at[later])
    codes, labels = (steps.activity, steps.activities) if by == "activity" else (steps.officer, steps.officers)
    index = np.where(codes[later] < 0, len(labels), codes[later])
    n_groups = len(labels) + 1
    counts = group_counts(index, n_groups).tolist()
    groups = [
        {"group": label, "n": n, **figures}
        for label, n, figures in zip([*labels, None], counts, described(lengths, index, n_groups), strict=True)
    ]
    everything = described(lengths, np.zeros(len(later), dtype=np.int64), 1)[0]
    return {"total": {"n": len(later), **everything}, "groups": ordered(groups)}
