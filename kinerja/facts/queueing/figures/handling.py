"""How long serving takes, officer by officer fairly compared, and how often it is suspiciously short.

served     visits with this outcome
n          those of them with an officer and a service time above 0: all figures are over these
excluded   finished before started: data errors
without_officer, without_time   served, but nobody is named, or no time is recorded (zero counts as none); a visit that
           lacks both stands in both, `apart` counts each once. Where no visit names anybody, nobody is missed.
b, value   empirical Bayes on ln(seconds): the share of the group's own figure, and exp(shrunk); geometric means
provisional   too few visits or too little weight of its own to inform a decision on a person
short_service   served in less than so many seconds; z in the funnel of all groups, z_od with over-dispersion
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from kinerja.facts.queueing.columns import VisitColumns
from kinerja.facts.queueing.terms import Outcome
from kinerja.pure.statistics.funnel import funnel
from kinerja.pure.statistics.gaming import short_service
from kinerja.pure.statistics.grouping import Booleans, Floats
from kinerja.pure.statistics.shrinkage import MINIMUM_B, MINIMUM_N, empirical_bayes

from .grouping import By, Layout, described, everything, labelled, layout, seconds_between

SIGNS = ("k", "n", "share")


def handling(visits: VisitColumns, *, by: By, short: float | None = None) -> dict[str, Any]:
    """The document of `figures handling`; `short` in seconds, None for what each line is configured with."""
    served = visits.where(visits.was(Outcome.SERVED))
    time = seconds_between(served.started, served.finished)
    measured = (time > 0) & ~_unnamed(served)
    threshold = served.short_seconds if short is None else np.full(len(served), short)
    groups = layout(served, by, np.where(np.isnat(served.started), served.finished, served.started))
    total, rows = (_figures(served, one, time, measured, threshold) for one in (everything(len(served)), groups))
    spread = _compare(rows, groups, time, measured)
    void = int(visits.was(Outcome.VOID).sum())
    return {"total": {**total[0], "void": void}, "groups": labelled(rows, groups, by, "served"), **spread}


def _unnamed(served: VisitColumns) -> Booleans:
    """Served by nobody, in a register that names its officers."""
    nobody: Booleans = served.officer < 0
    return np.zeros(len(served), dtype=bool) if nobody.all() else nobody


def _figures(
    served: VisitColumns, groups: Layout, time: Floats, measured: Booleans, threshold: Floats
) -> list[dict[str, Any]]:
    unnamed, timeless, negative = _unnamed(served), np.isnan(time) | (time == 0), time < 0
    short = short_service(time[measured], groups.index[measured], groups.n_groups, threshold[measured])
    counts = {
        "served": np.ones(len(served), dtype=bool),
        "excluded": negative,
        "without_officer": unnamed & ~negative,
        "without_time": timeless,
        "apart": (unnamed | timeless) & ~negative,
    }
    columns = [groups.count(chosen).tolist() for chosen in counts.values()]
    shorts = zip(short.count.tolist(), short.of.tolist(), short.share.tolist(), strict=True)
    return [
        {**durations, **dict(zip(counts, row, strict=True)), "short_service": dict(zip(SIGNS, signs, strict=True))}
        for durations, signs, *row in zip(described(time, groups, measured), shorts, *columns, strict=True)
    ]


def _compare(rows: Sequence[dict[str, Any]], groups: Layout, time: Floats, measured: Booleans) -> dict[str, Any]:
    """Write b, value, z and z_od into the groups, of which the last has no label and is compared with nobody."""
    named = measured & (groups.index < groups.n_groups - 1)
    times = empirical_bayes(np.log(time[named]), groups.index[named], groups.n_groups - 1)
    signs = [row["short_service"] for row in rows[:-1]]
    found = funnel([sign["k"] for sign in signs], [sign["n"] for sign in signs])
    nan = float("nan")
    for row, b, raw, value in zip(rows, [*times.b, nan], [*times.raw, nan], [*times.value, nan], strict=True):
        provisional = not (row["n"] >= MINIMUM_N and b >= MINIMUM_B)
        row |= {"geometric_mean": float(np.exp(raw)), "b": float(b), "value": float(value), "provisional": provisional}
    for row, z, z_od in zip(rows, [*found.z, nan], [*found.z_od, nan], strict=True):
        row["short_service"] |= {"z": float(z), "z_od": float(z_od)}
    return {
        "funnel": {"theta": found.theta, "phi": found.phi, "tau2": found.tau2},
        "shrinkage": {"within_variance": times.within_variance, "tau2": times.tau2, "mu": times.mu},
    }
