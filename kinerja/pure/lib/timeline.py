"""Working time laid end to end: from an instant to the working time before it, and back."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from kinerja.pure.lib.zones import Instants, opening_to_utc

Microseconds = NDArray[np.int64]


@dataclass(frozen=True)
class Timeline:
    """Working spans in order, without overlap. Instants are int64 microseconds since 1970 UTC."""

    opens: Microseconds
    closes: Microseconds
    before: Microseconds
    """Working time before each opening."""

    @classmethod
    def from_local(cls, opens: Instants, closes: Instants, zone: ZoneInfo) -> Timeline:
        """From local clock times, in any order; a span that the clock skips has no length."""
        order = np.argsort(opens, kind="stable")
        since = opening_to_utc(opens[order], zone).astype(np.int64)
        until = opening_to_utc(closes[order], zone).astype(np.int64)
        lengths = until - since
        return cls(since, until, np.cumsum(lengths) - lengths)

    @property
    def total(self) -> int:
        return int((self.closes - self.opens).sum())

    def worked(self, instants: Microseconds) -> Microseconds:
        """Working time from the beginning of the timeline to each instant."""
        if self.opens.size == 0:
            return np.zeros_like(instants)
        span = np.searchsorted(self.opens, instants, side="right") - 1
        inside = np.minimum(instants, self.closes[span]) - self.opens[span]
        worked: Microseconds = np.where(span < 0, 0, self.before[span] + inside)
        return worked

    def earliest(self, worked: Microseconds) -> Microseconds:
        """The first instant at which so much working time has passed; at most `total`."""
        after: Microseconds = self.before + (self.closes - self.opens)
        span = np.searchsorted(after, worked, side="left")
        return self.closes[span] - (after[span] - worked)

    def latest(self, worked: Microseconds) -> Microseconds:
        """The last instant at which no more working time has passed; at least 0, less than `total`."""
        span = np.searchsorted(self.before, worked, side="right") - 1
        return self.opens[span] + (worked - self.before[span])
