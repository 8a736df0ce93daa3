"""What a step of load showed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

READS = ("reports", "home", "board")
TOO_SLOW = 5.0
"""Seconds at the 99th percentile from which a service counts as broken."""
KEPT_UP = 0.95


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share does not exceed; of nothing it is nought."""
    ordered = sorted(values)
    return ordered[max(ceil(share * len(ordered)) - 1, 0)] if ordered else 0.0


@dataclass(frozen=True)
class Verdict:
    """Latencies in seconds by kind, of what was due in the measured stretch."""

    writes: list[float]
    reads: list[float]
    polls: list[float]
    pages: Mapping[str, float]
    """p99 of each kind of read."""
    due: float
    answered: float
    """Requests per second: due, and answered within the stretch."""
    unchanged: float
    """Share of the polls that were answered 304."""
    errors: int
    given_up: bool

    @property
    def slowest(self) -> float:
        return max(quantile(kind, 0.99) for kind in (self.writes, self.reads, self.polls))

    @property
    def broken(self) -> str:
        """Why this load was too much; empty where it was carried."""
        if self.errors:
            return "errors"
        if self.given_up or self.answered < KEPT_UP * self.due:
            return "a growing backlog"
        return "p99 above 5 s" if self.slowest > TOO_SLOW else ""


def judge(found: Mapping[str, Any], begins: float, ends: float) -> Verdict:
    """Of the raw results of a step, what was due in [begins, ends)."""
    ends = min(ends, found["ended"])
    within = [row for row in found["results"] if begins <= row[1] < ends]
    took = {kind: [row[2] for row in within if row[0] == kind] for kind in ("write", *READS, "poll")}
    done = sum(1 for _, due, lasted, _ in found["results"] if begins <= due + lasted < ends)
    polled = [row[3] for row in within if row[0] == "poll"]
    seconds = max(ends - begins, 1e-9)
    return Verdict(
        writes=took["write"],
        reads=[one for kind in READS for one in took[kind]],
        polls=took["poll"],
        pages={kind: quantile(took[kind], 0.99) for kind in READS},
        due=len(within) / seconds,
        answered=done / seconds,
        unchanged=polled.count(304) / len(polled) if polled else 0.0,
        errors=found["errors"],
        given_up=found["given_up"],
    )
