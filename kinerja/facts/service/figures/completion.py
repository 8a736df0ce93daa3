"""How long cases take, how many keep their deadline, and how groups compare (domain/measurement 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from kinerja.facts.service.columns import CaseColumns
from kinerja.pure.lib.zones import instant_of
from kinerja.pure.statistics.funnel import funnel
from kinerja.pure.statistics.grouping import Booleans, Floats, Groups, Integers, divide, group_counts
from kinerja.pure.statistics.proportions import wilson
from kinerja.pure.statistics.shrinkage import empirical_bayes, log_days
from kinerja.pure.statistics.survival import grouped_kaplan_meier

from .durations import Measure, Unit
from .summary import described, ordered

KM_QUANTILES = {"median": 0.5, "q75": 0.75, "q90": 0.9}


@dataclass(frozen=True)
class _Sample:
    """Cases at the end of the window. `length` is the duration of a finished case, the age of an open one."""

    length: Floats
    is_open: Booleans
    is_excluded: Booleans
    has_deadline: Booleans
    in_time: Booleans
    open_late: Booleans

    @property
    def is_closed(self) -> Booleans:
        return ~self.is_open & ~self.is_excluded


def completion(
    cases: CaseColumns, *, until: datetime, unit: Unit, measure: Measure, survival_at: Sequence[float]
) -> dict[str, Any]:
    """The document of `figures completion`; `cases` as known at `until` (see CaseColumns.until)."""
    sample = _sample(cases, until, measure)
    n_labels = len(cases.labels)
    # Cases without a label come last, as a group of their own that is compared with nobody.
    index = np.where(cases.group < 0, n_labels, cases.group)
    total = _figures(sample, np.zeros(len(cases), dtype=np.int64), 1, survival_at)[0]
    groups = _figures(sample, index, n_labels + 1, survival_at)
    spread = _compare(sample, index, n_labels, groups, unit)
    for label, group in zip([*cases.labels, None], groups, strict=True):
        group["group"] = label
    return {"total": total, "groups": [_label_first(group) for group in ordered(groups)], **spread}


def _sample(cases: CaseColumns, until: datetime, measure: Measure) -> _Sample:
    limit = instant_of(until)
    is_open = np.isnat(cases.closed)
    has_deadline = ~np.isnat(cases.deadline)
    return _Sample(
        length=measure(cases.opened, np.where(is_open, limit, cases.closed)),
        is_open=is_open,
        is_excluded=cases.closed < cases.opened,
        has_deadline=has_deadline,
        in_time=cases.closed <= cases.deadline,
        open_late=is_open & (cases.deadline < limit),
    )


def _figures(sample: _Sample, index: Groups, n_groups: int, survival_at: Sequence[float]) -> list[dict[str, Any]]:
    closed = sample.is_closed

    def count(chosen: Booleans) -> list[int]:
        return group_counts(index[chosen], n_groups).tolist()

    counts = zip(
        group_counts(index, n_groups).tolist(),
        count(sample.is_open),
        count(sample.is_excluded),
        count(closed),
        described(sample.length[closed], index[closed], n_groups),
        _on_time(sample, index, n_groups),
        _survival(sample, index, n_groups, survival_at),
        strict=True,
    )
    return [
        {"n": n, "open": still_open, "excluded": excluded, "closed": finished, **durations, "on_time": kept, "km": km}
        for n, still_open, excluded, finished, durations, kept, km in counts
    ]


def _kept(sample: _Sample, index: Groups, n_groups: int) -> tuple[Integers, Integers]:
    """Per group: cases closed in time, closed cases that have a deadline."""
    promised = sample.is_closed & sample.has_deadline
    return group_counts(index[promised & sample.in_time], n_groups), group_counts(index[promised], n_groups)


def _on_time(sample: _Sample, index: Groups, n_groups: int) -> list[dict[str, Any]]:
    k, n = _kept(sample, index, n_groups)
    low, high = wilson(k, n)
    late = group_counts(index[sample.open_late], n_groups)
    columns = (k, n, divide(k, n), low, high, late)
    names = ("k", "n", "share", "low", "high", "open_late")
    return [dict(zip(names, row, strict=True)) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _survival(sample: _Sample, index: Groups, n_groups: int, survival_at: Sequence[float]) -> list[dict[str, Any]]:
    counted = ~sample.is_excluded
    curves = grouped_kaplan_meier(
        sample.length[counted],
        sample.is_closed[counted],
        index[counted],
        n_groups,
        tuple(KM_QUANTILES.values()),
        survival_at,
    )
    times = [f"{t:g}" for t in survival_at]
    return [
        {
            "n": n,
            "events": events,
            **dict(zip(KM_QUANTILES, quantiles, strict=True)),
            "survival": dict(zip(times, shares, strict=True)),
        }
        for n, events, quantiles, shares in zip(
            curves.n.tolist(), curves.events.tolist(), curves.quantiles.tolist(), curves.survival.tolist(), strict=True
        )
    ]


def _compare(
    sample: _Sample, index: Groups, n_labels: int, groups: Sequence[dict[str, Any]], unit: Unit
) -> dict[str, Any]:
    """Write z, z_od, b and value into the groups; answer with what they were compared by."""
    k, n = (column[:n_labels] for column in _kept(sample, index, n_labels + 1))
    shares = funnel(k, n)
    closed = sample.is_closed & (index < n_labels)
    times = empirical_bayes(log_days(sample.length[closed] / unit.per_day), index[closed], n_labels)
    columns = {"z": shares.z, "z_od": shares.z_od, "b": times.b, "value": times.value * unit.per_day}
    for name, values in columns.items():
        for group, value in zip(groups, [*values.tolist(), float("nan")], strict=True):
            group[name] = value
    return {
        "funnel": {"theta": shares.theta, "phi": shares.phi, "tau2": shares.tau2},
        "shrinkage": {"within_variance": times.within_variance, "tau2": times.tau2, "mu": times.mu},
    }


def _label_first(group: dict[str, Any]) -> dict[str, Any]:
    return {"group": group["group"], **group}
