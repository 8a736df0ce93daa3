"""`figures ratings` without reading the file: 73,000 ratings by 3,000 raters of 1,100 people, both estimates.

The floor is one factorisation of the matrix that is left when the raters are eliminated, which every evaluation of
the likelihood needs once.
"""

from __future__ import annotations

import time
from typing import Any

from benchmarks.lines import Line

RATINGS, RATERS, RATED, SEED = 73_000, 3_000, 1_100, 1
AIM = 30.0


def measure() -> list[Line]:
    import numpy as np
    from scipy.linalg import cho_factor
    from threadpoolctl import threadpool_limits

    from kinerja.pure.statistics.rater_effects import rater_effects

    chance = np.random.default_rng(SEED)
    rater, rated = chance.integers(0, RATERS, RATINGS), chance.integers(0, RATED, RATINGS)
    lenient, good = chance.normal(0, 0.33, RATERS), chance.normal(0, 0.52, RATED)
    scores = np.clip(np.round(3.3 + lenient[rater] + good[rated] + chance.normal(0, 1.2, RATINGS)), 1, 5)
    matrix = np.eye(RATED) * RATED + 1.0
    with threadpool_limits(limits=1):
        floor = min(_timed(lambda: cho_factor(matrix)) for _ in range(5))
    took = _timed(lambda: rater_effects(scores, rated, rater))
    what = f"{RATINGS:,} ratings by {RATERS:,} raters of {RATED:,} people, ML and REML"
    return [
        Line("one factorisation of the reduced matrix", 1000 * floor, "ms"),
        Line(what, took, "s", "one factorisation", took / floor, None),
        Line(what, took, "s", f"the {AIM:g} s aimed at", took / AIM, 1.0),
    ]


def _timed(act: Any) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started
