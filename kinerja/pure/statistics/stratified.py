"""Shares from a stratified sample, weighted back to what each stratum stands for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kinerja.pure.statistics.proportions import wilson


@dataclass(frozen=True)
class Share:
    """`share`, `low` and `high` are NaN where n is 0."""

    k: int
    n: int
    share: float
    low: float
    high: float


def stratified_share(hits: ArrayLike, weights: ArrayLike) -> Share:
    """The share of hits among all that the sample stands for, with a 95 % interval.

    hits: shape (n,), true or false for each member of the sample; weights: shape (n,), how many each stands for
    (size of the stratum divided by the members drawn from it), positive. The interval is Wilson's with the effective
    size (sum w)^2 / sum w^2 (Kish 1965, section 8.2; Korn and Graubard 1998 for shares).
    Raises ValueError where the shapes differ or a weight is not positive.
    """
    was, weight = np.asarray(hits, dtype=bool), np.asarray(weights, dtype=np.float64)
    if was.shape != weight.shape or was.ndim != 1:
        raise ValueError("hits and weights have one shape (n,)")
    if (weight <= 0).any():
        raise ValueError("weights are positive")
    if not was.size:
        return Share(0, 0, float("nan"), float("nan"), float("nan"))
    share = float(np.average(was, weights=weight))
    effective = float(weight.sum() ** 2 / np.square(weight).sum())
    low, high = wilson(share * effective, effective)
    return Share(int(was.sum()), int(was.size), share, float(low), float(high))
