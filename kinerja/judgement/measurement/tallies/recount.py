"""A figure over counts once more, from its counts alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan, nan, sqrt
from typing import Any

import numpy as np

from kinerja.judgement.measurement.measures.completion import QUANTILES
from kinerja.judgement.measurement.recount import beside_peers
from kinerja.judgement.measurement.reliance import Reliance
from kinerja.pure.statistics.grade import data_grade
from kinerja.pure.statistics.percentiles import quantile_interval
from kinerja.pure.statistics.proportions import wilson
from kinerja.pure.statistics.suppression import INSIDE_K
from kinerja.pure.statistics.survival import grouped_kaplan_meier

from .columns import Standing
from .desk_measures import HIGHEST_INDEX, LOWEST_INDEX, PER_POINT
from .measures import HIGHEST_SCORE, LOWEST_SCORE, TALLIES
from .promise_measures import DAY, MINUTE
from .provenance import hash_of
from .seen import TallySeen

Found = dict[str, Any]
Settings = Mapping[str, Any]


@dataclass(frozen=True)
class TallyLeaves:
    """What one figure over counts rests on."""

    counts: Sequence[TallySeen]
    since: date
    until: date
    pooling: Mapping[str, Any]
    reliance: Reliance
    settings: Mapping[str, Any]


def recount_tallies(formula: str, leaves: TallyLeaves) -> Found:
    """Every number of the figure by name; None where there is none."""
    counted = [one for one in leaves.counts if one.standing in (Standing.COUNTED, Standing.OPEN)]
    missing = sum(one.standing == Standing.MISSING for one in leaves.counts)
    found = FORMULAS[formula](counted, missing, leaves.settings)
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


def _share(counted: Sequence[TallySeen], missing: int, settings: Settings) -> Found:
    k, n = sum(one.part for one in counted), sum(one.whole for one in counted)
    if not n:
        return {"value": None, "low": None, "high": None, "n": 0, "k": 0, "missing": missing}
    low, high = wilson(k, n)
    return {
        "value": 100 * k / n, "low": 100 * float(low), "high": 100 * float(high), "n": n, "k": k, "missing": missing
    }  # fmt: skip


def _mean(counted: Sequence[TallySeen], missing: int, settings: Settings) -> Found:
    return _mean_of([one.part / one.whole for one in counted], LOWEST_SCORE, HIGHEST_SCORE)


def _index(counted: Sequence[TallySeen], missing: int, settings: Settings) -> Found:
    if len(counted) < INSIDE_K:
        return {"value": None, "low": None, "high": None, "n": len(counted)}
    return _mean_of([PER_POINT * one.part / one.whole for one in counted], LOWEST_INDEX, HIGHEST_INDEX)


def _mean_of(scores: Sequence[float], lowest: float, highest: float) -> Found:
    from scipy.stats import t

    n = len(scores)
    if not n:
        return {"value": None, "low": None, "high": None, "n": 0}
    mean = sum(scores) / n
    if n == 1:
        return {"value": mean, "low": None, "high": None, "n": 1}
    reach = float(t.ppf(0.975, n - 1)) * sqrt(sum((score - mean) ** 2 for score in scores) / (n - 1) / n)
    low, high = np.clip([mean - reach, mean + reach], lowest, highest)
    return {"value": mean, "low": float(low), "high": float(high), "n": n}


def _handling(counted: Sequence[TallySeen], missing: int, settings: Settings) -> Found:
    q = QUANTILES[settings["statistic"]]
    minutes = np.array([one.part / MINUTE for one in counted])
    value = float(np.quantile(minutes, q)) if counted else None
    low, high = quantile_interval(minutes, q) if counted else (nan, nan)
    return {"value": value, "low": _number(low), "high": _number(high), "n": len(counted), "missing": missing}


def _answers(counted: Sequence[TallySeen], missing: int, settings: Settings) -> Found:
    q = QUANTILES[settings["statistic"]]
    days = np.array([one.part / DAY for one in counted], dtype=np.float64)
    ended = np.array([one.standing == Standing.COUNTED for one in counted], dtype=bool)
    curve = grouped_kaplan_meier(days, ended, np.zeros(len(counted), dtype=np.int64), 1, (q,))
    low, high = curve.intervals[0, 0].tolist()
    return {
        "value": _number(float(curve.quantiles[0, 0])), "low": _number(low), "high": _number(high), "n": len(counted),
        "open": len(counted) - int(ended.sum()),
    }  # fmt: skip


def _number(value: float) -> float | None:
    return None if isnan(value) else value


FORMULAS: dict[str, Callable[[Sequence[TallySeen], int, Settings], Found]] = {
    "lesson_share": _share,
    "observation_mean": _mean,
    "quality_share": _share,
    "wait_share": _share,
    "promise_share": _share,
    "accuracy_share": _share,
    "satisfaction_mean": _index,
    "abandon_share": _share,
    "handling_quantile": _handling,
    "answer_quantile": _answers,
    "answers_due_share": _share,
    "files_due_share": _share,
}
