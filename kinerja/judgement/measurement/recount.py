"""A figure once more, from its cases alone: what an explanation is checked by.

It takes plain values as they stand in an explanation and uses the statistics of one group, not the passes over a whole
city that computed the figure first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from kinerja.judgement.measurement.flags import flags_of
from kinerja.judgement.measurement.measures.completion import QUANTILES
from kinerja.judgement.measurement.measures.output import weighted_poisson
from kinerja.judgement.measurement.pooling import drawn
from kinerja.judgement.measurement.provenance import CaseSeen, Columns, hash_of
from kinerja.judgement.measurement.reliance import Reliance
from kinerja.judgement.measurement.samples import in_days
from kinerja.pure.lib.zones import instant_of
from kinerja.pure.statistics.grade import Origin, data_grade
from kinerja.pure.statistics.grouping import Booleans, Floats
from kinerja.pure.statistics.proportions import wilson
from kinerja.pure.statistics.survival import grouped_kaplan_meier

Found = dict[str, Any]


@dataclass(frozen=True)
class Leaves:
    """What one figure rests on."""

    cases: Sequence[CaseSeen]
    since: datetime
    until: datetime
    settings: Mapping[str, Any]
    pooling: Mapping[str, Any]
    """Of the peers: common, tau2, spread, logarithmic, comparable."""
    reliance: Reliance
    hours: float | None


@dataclass(frozen=True)
class Desk:
    """The cases sorted into what ended soundly, what ended before it began, and what is open."""

    columns: Columns
    sound: Booleans
    wrong: Booleans
    open: Booleans

    @classmethod
    def of(cls, cases: Sequence[CaseSeen]) -> Desk:
        columns = Columns.of(cases)
        open_ = np.isnat(columns.closed)
        sound = columns.closed >= columns.opened
        return cls(columns, sound, ~open_ & ~sound, open_)


def recount(formula: str, leaves: Leaves) -> Found:
    """Every number of the figure by name; None where there is none."""
    desk = Desk.of(leaves.cases)
    found, weight, complete = _FORMULAS[formula](desk, leaves)
    excluded = int(desk.wrong.sum())
    b, shrunk = beside_peers(found["value"], weight, leaves.pooling)
    grade = data_grade(complete=complete, timely=1.0, origin=Origin.SYSTEM, n=found["n"])
    return found | {
        "excluded": excluded,
        "complete": complete,
        "grade": grade.letter,
        "b": b,
        "shrunk": shrunk,
        "provisional": bool(leaves.reliance.is_provisional(found["n"], np.nan if b is None else round(b, 6))),
        "inputs_hash": hash_of(leaves.cases, leaves.since, leaves.until),
    }


def recount_flags(cases: Sequence[CaseSeen]) -> dict[str, list[int]]:
    """Signs to ask about: name -> [cases that show it, cases that could]."""
    desk = Desk.of(cases)
    columns, sound = desk.columns, desk.sound
    alone = np.zeros(int(sound.sum()), dtype=np.int64)
    found = flags_of(
        columns.opened[sound], columns.closed[sound], columns.deadline[sound], columns.too_fast[sound], alone, 1
    )
    return {name: [int(signal.count[0]), int(signal.of[0])] for name, signal in found.items()}


def _completion(desk: Desk, leaves: Leaves) -> tuple[Found, float, float]:
    columns, until = desk.columns, instant_of(leaves.until)
    lasting = in_days(columns.closed[desk.sound] - columns.opened[desk.sound])
    waiting = in_days(until - columns.opened[desk.open])
    durations = np.concatenate([lasting, waiting])
    ended = np.arange(len(durations)) < len(lasting)
    q = QUANTILES[leaves.settings["statistic"]]
    curve = grouped_kaplan_meier(durations, ended, np.zeros(len(durations), dtype=np.int64), 1, (q,))
    low, high = curve.intervals[0, 0]
    n = len(durations)
    found = _figure(curve.quantiles[0, 0], low, high, n) | {"closed": len(lasting), "open": len(waiting)}
    return found, len(lasting), _part(n, n + int(desk.wrong.sum()))


def _on_time(desk: Desk, leaves: Leaves) -> tuple[Found, float, float]:
    columns = desk.columns
    promised = desk.sound & ~np.isnat(columns.deadline)
    kept = promised & (columns.closed <= columns.deadline)
    late_open = int((desk.open & (columns.deadline < instant_of(leaves.until))).sum())
    return _share(kept, promised, int((~desk.open).sum()), {"late_open": late_open})


def _open_late(desk: Desk, leaves: Leaves) -> tuple[Found, float, float]:
    promised = desk.open & ~np.isnat(desk.columns.deadline)
    late = promised & (desk.columns.deadline < instant_of(leaves.until))
    return _share(late, promised, int(desk.open.sum()), {})


def _returned(desk: Desk, leaves: Leaves) -> tuple[Found, float, float]:
    return _share(desk.sound & (desk.columns.returns > 0), desk.sound, int((~desk.open).sum()), {})


def _output(desk: Desk, leaves: Leaves) -> tuple[Found, float, float]:
    weighed = desk.sound & ~np.isnan(desk.columns.minutes)
    minutes, n = desk.columns.minutes[weighed], int(weighed.sum())
    hours = (leaves.hours or 0.0) if n else 0.0
    total = np.array([minutes.sum()])
    low, high = weighted_poisson(total, np.array([(minutes**2).sum()]), np.array([hours]))
    rate = total[0] / hours if hours else np.nan
    found = _figure(rate, low[0], high[0], n) | {"minutes": float(total[0]), "hours": leaves.hours}
    return found, hours, _part(n, int((~desk.open).sum()))


def _share(hit: Booleans, of: Booleans, expected: int, notes: Found) -> tuple[Found, float, float]:
    k, n = int(hit.sum()), int(of.sum())
    low, high = wilson(k, n)
    value = 100 * k / n if n else np.nan
    return _figure(value, 100 * low, 100 * high, n) | {"k": k, **notes}, n, _part(n, expected)


_FORMULAS: dict[str, Callable[[Desk, Leaves], tuple[Found, float, float]]] = {
    "km_quantile": _completion,
    "on_time_share": _on_time,
    "output_rate": _output,
    "open_late_share": _open_late,
    "return_share": _returned,
}


def _figure(value: Any, low: Any, high: Any, n: int) -> Found:
    return {"value": _number(value), "low": _number(low), "high": _number(high), "n": n}


def _number(value: Any) -> float | None:
    return None if np.isnan(value) else float(value)


def _part(part: int, all_: int) -> float:
    return part / all_ if all_ else 1.0


def beside_peers(value: float | None, weight: float, pooling: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """B, and the value drawn to the group's; None where there is nothing to be drawn to."""
    b = _weight_beside_peers(pooling, weight)
    return b, _shrunk(value, b, pooling)


def _weight_beside_peers(pooling: Mapping[str, Any], weight: float) -> float | None:
    if pooling["comparable"] < 2 or not weight:
        return None
    if pooling["spread"] is None:
        return 0.0
    between, within = float(pooling["tau2"]), float(pooling["spread"])
    return between / (between + within / weight) if within else 1.0


def _shrunk(value: float | None, b: float | None, pooling: Mapping[str, Any]) -> float | None:
    if value is None or b is None or pooling["common"] is None:
        return None
    own: Floats = np.array([value])
    return float(drawn(own, np.array([b]), float(pooling["common"]), bool(pooling["logarithmic"]))[0])
