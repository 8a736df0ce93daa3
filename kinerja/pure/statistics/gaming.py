"""Signals that somebody may be serving the figure: flags to ask about, never scores.

The owner sees a flag first and answers it; each is therefore a count out of a count, and its innocent reasons are many.
"""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from kinerja.pure.lib.zones import Instants, utc_to_local
from kinerja.pure.statistics.grouping import Booleans, Floats, Groups, Integers, divide, group_counts

SHORT_SECONDS = 10.0
BATCH_SECONDS = 60.0
BATCH_SIZE = 5
MICROSECONDS = 1_000_000


@dataclass(frozen=True)
class Signal:
    """Per group: how many cases show the sign, out of how many that could."""

    count: Integers
    of: Integers

    @property
    def share(self) -> Floats:
        """NaN where no case could show it."""
        return divide(self.count, self.of)


def short_service(
    service_seconds: Floats, group_index: Groups, n_groups: int, threshold: float | Floats = SHORT_SECONDS
) -> Signal:
    """Served in less time than greeting somebody takes (`threshold` one, or one a row).

    Negative durations are data faults and left out.
    """
    possible = service_seconds >= 0
    return _signal(possible & (service_seconds < threshold), possible, group_index, n_groups)


def heaping_before_deadline(
    closed: Instants,
    deadline: Instants,
    group_index: Groups,
    n_groups: int,
    window: np.timedelta64 | NDArray[np.timedelta64],
) -> Signal:
    """Closed within `window` (one, or one a row) before the deadline, out of those within `window` on either side.

    Without heaping about half; rows with NaT are left out.
    """
    ahead = deadline - closed
    possible = np.abs(ahead) <= window
    return _signal(possible & (ahead >= np.timedelta64(0, "us")), possible, group_index, n_groups)


def same_day_closing(opened: Instants, closed: Instants, group_index: Groups, n_groups: int, zone: ZoneInfo) -> Signal:
    """Opened and closed on one local day of `zone`; open cases (NaT) are left out."""
    possible = ~(np.isnat(opened) | np.isnat(closed))
    same = utc_to_local(opened, zone).astype("datetime64[D]") == utc_to_local(closed, zone).astype("datetime64[D]")
    return _signal(possible & same, possible, group_index, n_groups)


def batch_closing(
    closed: Instants,
    group_index: Groups,
    n_groups: int,
    *,
    size: int = BATCH_SIZE,
    within_seconds: float = BATCH_SECONDS,
) -> Signal:
    """One of at least `size` cases that the same group closed within `within_seconds`; open cases are left out."""
    rows = np.flatnonzero(~np.isnat(closed))
    rows = rows[np.lexsort((closed[rows], group_index[rows]))]
    group, moment = group_index[rows], closed[rows].astype("datetime64[us]").astype(np.int64)
    last = np.arange(len(rows)) + size - 1
    first = np.flatnonzero(last < len(rows))
    last = last[first]
    begins = (group[first] == group[last]) & (moment[last] - moment[first] <= within_seconds * MICROSECONDS)
    # Batches overlap: +1 where one begins, -1 after its end, and whatever lies under a positive sum is in a batch.
    change = np.zeros(len(rows) + 1, dtype=np.int64)
    np.add.at(change, first[begins], 1)
    np.add.at(change, last[begins] + 1, -1)
    in_batch = np.cumsum(change)[:-1] > 0
    return Signal(group_counts(group[in_batch], n_groups), group_counts(group, n_groups))


def back_dated(
    happened: Instants, entered: Instants, group_index: Groups, n_groups: int, allowed: np.timedelta64
) -> Signal:
    """Entered later than `allowed` after the event; rows with NaT are left out."""
    possible = ~(np.isnat(happened) | np.isnat(entered))
    return _signal(possible & (entered - happened > allowed), possible, group_index, n_groups)


def _signal(shown: Booleans, possible: Booleans, group_index: Groups, n_groups: int) -> Signal:
    return Signal(group_counts(group_index[shown], n_groups), group_counts(group_index[possible], n_groups))
