"""How visits are laid out in groups, and what is said of every set of durations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from kinerja.facts.queueing.columns import VisitColumns
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Booleans, Floats, Integers, divide, group_counts
from kinerja.pure.statistics.percentiles import grouped_mean, grouped_percentiles
from kinerja.pure.statistics.proportions import wilson

QUANTILES = {"p50": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95}
SECOND = np.timedelta64(1_000_000, "us")
HOURS = 24


class By(StrEnum):
    SERVICE = "service"
    OFFICER = "officer"
    HOUR = "hour"


@dataclass(frozen=True)
class Layout:
    """Each visit's group; the last one takes those without a label."""

    index: Integers
    labels: tuple[str | None, ...]

    @property
    def n_groups(self) -> int:
        return len(self.labels)

    def count(self, chosen: Booleans) -> Integers:
        return group_counts(self.index[chosen], self.n_groups)


def everything(n: int) -> Layout:
    return Layout(np.zeros(n, dtype=np.int64), (None,))


def layout(visits: VisitColumns, by: By, moment: Instants) -> Layout:
    """By service, officer, or local hour of `moment` ("0" … "23")."""
    if by is By.HOUR:
        local = visits.local(moment)
        hours = (local - local.astype("datetime64[D]")) // np.timedelta64(1, "h")
        # NaT becomes a number of its own kind; it is set aside before anybody sees it.
        numbers = np.where(np.isnat(local), HOURS, hours.astype(np.int64))
        return Layout(numbers, (*map(str, range(HOURS)), None))
    numbers, labels = (visits.service, visits.services) if by is By.SERVICE else (visits.officer, visits.officers)
    return Layout(np.where(numbers < 0, len(labels), numbers), (*labels, None))


def described(values: Floats, groups: Layout, chosen: Booleans) -> list[dict[str, Any]]:
    """n, percentiles and mean of the chosen visits of each group."""
    index = groups.index[chosen]
    counts = group_counts(index, groups.n_groups).tolist()
    found = grouped_percentiles(values[chosen], index, groups.n_groups, tuple(QUANTILES.values())).tolist()
    means = grouped_mean(values[chosen], index, groups.n_groups).tolist()
    return [
        {"n": n, **dict(zip(QUANTILES, row, strict=True)), "mean": mean}
        for n, row, mean in zip(counts, found, means, strict=True)
    ]


def shares(k: Integers, n: Integers) -> list[dict[str, Any]]:
    """k out of n with Wilson's interval, for each group."""
    low, high = wilson(k, n)
    columns = (k, n, divide(k, n), low, high)
    names = ("k", "n", "share", "low", "high")
    return [dict(zip(names, row, strict=True)) for row in zip(*(column.tolist() for column in columns), strict=True)]


def seconds_between(since: Instants, until: Instants) -> Floats:
    """NaN where one of them is missing."""
    between: Floats = (until - since) / SECOND
    return between


def labelled(groups: Sequence[dict[str, Any]], layout: Layout, by: By, size: str) -> list[dict[str, Any]]:
    """Groups that hold something, by label first: hours in their order, the others by size."""
    rows = [{"group": label, **group} for label, group in zip(layout.labels, groups, strict=True) if group[size]]
    if by is By.HOUR:
        return rows
    return sorted(rows, key=lambda row: (-row[size], row["group"] is None, row["group"] or ""))
