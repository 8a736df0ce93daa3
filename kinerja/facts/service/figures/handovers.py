"""Who passes cases to whom: consecutive steps of one case done by different people."""

from __future__ import annotations

from typing import Any

import numpy as np

from kinerja.facts.service.columns import StepColumns
from kinerja.pure.statistics.grouping import divide

from .summary import ordered


def handovers(steps: StepColumns) -> dict[str, Any]:
    """The document of `figures handovers`. A step nobody is named for hands over to nobody."""
    later = np.flatnonzero(~steps.is_first)
    giver, taker = steps.officer[later - 1], steps.officer[later]
    passed = (giver != taker) & (giver >= 0) & (taker >= 0)
    pairs, counts = np.unique(np.column_stack([giver[passed], taker[passed]]), axis=0, return_counts=True)
    n = int(passed.sum())
    groups = [
        _group(steps.officers[one], steps.officers[other], count, n)
        for (one, other), count in zip(pairs.tolist(), counts.tolist(), strict=True)
    ]
    share = float(divide(np.array([n]), np.array([len(later)]))[0])
    return {"total": {"n": len(later), "handovers": n, "share": share}, "groups": ordered(groups)}


def _group(giver: str, taker: str, count: int, of: int) -> dict[str, Any]:
    return {"group": f"{giver}->{taker}", "from": giver, "to": taker, "n": count, "share": count / of}
