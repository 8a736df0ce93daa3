"""Drawing some of many by weight, so that a draw can be repeated from its seed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def draw(weights: Sequence[float], n: int, seed: int) -> list[int]:
    """Places of `n` rows drawn without replacement, heavier ones more likely; in ascending order.

    Efraimidis and Spirakis: each row gets the key u^(1/w) and the largest keys win, which equals drawing one after
    the other in proportion to the weights that are left.
    """
    if not weights or n <= 0:
        return []
    heavy = np.asarray(weights, dtype=float)
    if (heavy <= 0).any():
        raise ValueError("weights are positive")
    keys = np.log(np.random.default_rng(seed).random(heavy.size)) / heavy
    return sorted(np.argsort(-keys, kind="stable")[:n].tolist())
