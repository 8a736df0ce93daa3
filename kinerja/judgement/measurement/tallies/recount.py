"""A figure over counts once more, from its counts alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import nan, sqrt
from typing import Any

import numpy as np

from kinerja.judgement.measurement.recount import beside_peers
from kinerja.judgement.measurement.reliance import Reliance
from kinerja.pure.statistics.grade import data_grade
from kinerja.pure.statistics.proportions import wilson

from .columns import Standing
from .measures import HIGHEST_SCORE, LOWEST_SCORE, TALLIES
from .provenance import TallySeen, hash_of

Found = dict[str, Any]


@dataclass(frozen=True)
class TallyLeaves:
    """What one figure over counts rests on."""

    counts: Sequence[TallySeen]
    since: date
    until: date
    pooling: Mapping[str, Any]
    reliance: Reliance


def recount_tallies(formula: str, leaves: TallyLeaves) -> Found:
    """Every number of the figure by name; None where there is none."""
    counted = [one for one in leaves.counts if one.standing == Standing.COUNTED]
    missing = sum(one.standing == Standing.MISSING for one in leaves.counts)
    found = FORMULAS[formula](counted, missing)
    complete = len(counted) / (len(counted) + missing) if counted or missing else 1.0
    origin = next(measure.origin for measure in TALLIES.values() if measure.formula == formula)
    grade = data_grade(complete=complete, timely=1.0, origin=origin, n=found["n"])
    b, shrunk = beside_peers(found["value"], found["n"], leaves.pooling)
    return found | {
        "excluded": sum(one.standing == Standing.EXCUSED for one in leaves.counts),
        "complete": complete,
        "grade": grade.letter,
        "b": b,
        "shrunk": shrunk,
        "provisional": bool(leaves.reliance.is_provisional(found["n"], nan if b is None else round(b, 6))),
        "inputs_hash": hash_of(leaves.counts, leaves.since, leaves.until),
    }


def _share(counted: Sequence[TallySeen], missing: int) -> Found:
    k, n = sum(one.part for one in counted), sum(one.whole for one in counted)
    if not n:
        return {"value": None, "low": None, "high": None, "n": 0, "k": 0, "missing": missing}
    low, high = wilson(k, n)
    return {
        "value": 100 * k / n, "low": 100 * float(low), "high": 100 * float(high), "n": n, "k": k, "missing": missing
    }  # fmt: skip


def _mean(counted: Sequence[TallySeen], missing: int) -> Found:
    from scipy.stats import t

    scores = [one.part / one.whole for one in counted]
    n = len(scores)
    if not n:
        return {"value": None, "low": None, "high": None, "n": 0}
    mean = sum(scores) / n
    if n == 1:
        return {"value": mean, "low": None, "high": None, "n": 1}
    reach = float(t.ppf(0.975, n - 1)) * sqrt(sum((score - mean) ** 2 for score in scores) / (n - 1) / n)
    low, high = np.clip([mean - reach, mean + reach], LOWEST_SCORE, HIGHEST_SCORE)
    return {"value": mean, "low": float(low), "high": float(high), "n": n}


FORMULAS: dict[str, Callable[[Sequence[TallySeen], int], Found]] = {
    "lesson_share": _share,
    "observation_mean": _mean,
    "quality_share": _share,
}
