"""How many of many intervals hold at once, and how long: a sweep over their edges, exact to the microsecond."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Floats, Integers


@dataclass(frozen=True)
class Stretches:
    """Intervals [start, end), datetime64[us] in UTC; what ends before it starts is empty."""

    starts: Instants
    ends: Instants

    def present(self, at: Instants) -> Integers:
        """How many hold at each instant, shape of `at`."""
        real = self.ends > self.starts
        begun = np.searchsorted(np.sort(self.starts[real]), at, side="right")
        over = np.searchsorted(np.sort(self.ends[real]), at, side="right")
        return (begun - over).astype(np.int64)

    def cut(self, since: np.datetime64, until: np.datetime64) -> Stretches:
        """What of them lies within [since, until)."""
        return Stretches(np.clip(self.starts, since, until), np.clip(self.ends, since, until))


def slices(*edges: Instants) -> tuple[Instants, Floats]:
    """Between two edges nothing changes: where each slice begins, and its seconds. Empty for fewer than two edges."""
    known = np.unique(np.concatenate(edges))
    lasted = np.diff(known) / np.timedelta64(1_000_000, "us")
    return known[:-1], lasted.astype(np.float64)
