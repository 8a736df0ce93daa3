"""Hours in which people waited and no counter was open: when, how long, how many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kinerja.facts.queueing.figures.staffing.past import Past
from kinerja.facts.queueing.figures.staffing.week import HOURS, hour_edges, week_hours
from kinerja.pure.statistics.occupancy import slices

SHORTEST = 60.0
"""Seconds in one hour of one day: an officer who gets up while the next sits down is no gap."""


@dataclass(frozen=True)
class Gap:
    """One hour of one weekday (0 Monday), over all its days."""

    weekday: int
    hour: int
    days: int
    """Days on which it happened."""
    seconds: float
    longest: float
    """Seconds, on the worst of these days."""
    most: int
    """People who waited at once, at most."""


def uncovered(past: Past) -> list[Gap]:
    """Within opening hours, the longest first. A day on which no counter opened counts, if numbers were given."""
    known = (past.opened, past.shifts, past.waiting)
    begins, lasted = slices(hour_edges(past), *(edge for one in known for edge in (one.starts, one.ends)))
    waiting = past.waiting.present(begins)
    alone = (past.opened.present(begins) > 0) & (waiting > 0) & (past.shifts.present(begins) == 0)
    hours, hour = np.unique(past.local(begins[alone]).astype("datetime64[h]"), return_inverse=True)
    seconds = np.bincount(hour, weights=lasted[alone], minlength=len(hours))
    most = np.zeros(len(hours), dtype=np.int64)
    np.maximum.at(most, hour, waiting[alone])
    cell = week_hours(hours)
    found = []
    for place in np.unique(cell[seconds >= SHORTEST]).tolist():
        here = (cell == place) & (seconds >= SHORTEST)
        found.append(
            Gap(
                weekday=place // HOURS,
                hour=place % HOURS,
                days=int(here.sum()),
                seconds=float(seconds[here].sum()),
                longest=float(seconds[here].max()),
                most=int(most[here].max()),
            )
        )
    return sorted(found, key=lambda gap: -gap.seconds)
