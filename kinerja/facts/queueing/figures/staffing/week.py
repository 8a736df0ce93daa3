"""The weeks of a hall laid over each other: one cell a weekday and hour of its own clock.

days        on which the hall was open in that hour; a day without opening is no day without people
arrivals    numbers taken, by a day of those
wait        until the first call, of those who took their number in that hour and were called
handling    seconds at a counter, called and served, of the same
counters    open, weighted by time; None where nothing is recorded of them
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kinerja.facts.queueing.figures.staffing.past import Past
from kinerja.pure.lib.zones import Instants, local_to_utc
from kinerja.pure.statistics.grouping import Booleans, Floats, Integers, group_counts, group_sums
from kinerja.pure.statistics.occupancy import slices
from kinerja.pure.statistics.percentiles import grouped_mean, grouped_percentiles, percentiles
from kinerja.pure.statistics.suppression import INSIDE_K, suppress

HOURS, CELLS = 24, 7 * 24
AN_HOUR = np.timedelta64(1, "h")


@dataclass(frozen=True)
class Cell:
    """One hour of one weekday (0 Monday). Seconds; None where nothing is known or too few came to say it."""

    weekday: int
    hour: int
    days: int
    arrivals: float | None
    median: float | None
    p90: float | None
    handling: float | None
    counters: float | None
    hidden: bool


@dataclass(frozen=True)
class Week:
    """Hours in which the hall was open, in order of the week; `n`, `median`, `p90` and `handling` of all of them."""

    cells: tuple[Cell, ...]
    days: int
    n: int
    median: float | None
    p90: float | None
    handling: float | None


def week_of(past: Past) -> Week:
    """What the past says of every hour of the week."""
    open_seconds, counter_seconds, days = _time(past)
    cell = cells_of(past, past.came)
    inside = past.opened.present(past.came) > 0
    n = group_counts(cell[inside], CELLS)
    waits = _known(past.wait, cell, inside)
    worked = _known(np.where(past.at_counter > 0, past.at_counter, np.nan), cell, inside)
    quantiles = grouped_percentiles(*waits, CELLS, (0.5, 0.9))
    handling = grouped_mean(*worked, CELLS)
    hidden = suppress(n, INSIDE_K).hidden
    few, few_worked = (group_counts(known[1], CELLS) < INSIDE_K for known in (waits, worked))
    cells = tuple(
        Cell(
            *divmod(place, HOURS),
            days=int(days[place]),
            arrivals=None if hidden[place] else float(n[place] / days[place]),
            median=_told(quantiles[place, 0], few[place]),
            p90=_told(quantiles[place, 1], few[place]),
            handling=_told(handling[place], few_worked[place]),
            counters=float(counter_seconds[place] / open_seconds[place]) if past.knows_counters else None,
            hidden=bool(hidden[place]),
        )
        for place in np.flatnonzero(open_seconds > 0).tolist()
    )
    overall = [None, None] if len(waits[0]) < INSIDE_K else percentiles(waits[0], (0.5, 0.9)).tolist()
    return Week(
        cells=cells,
        days=len(past.days),
        n=int(n.sum()),
        median=overall[0],
        p90=overall[1],
        handling=float(worked[0].mean()) if len(worked[0]) >= INSIDE_K else None,
    )


def _told(value: float, too_few: bool) -> float | None:
    return None if too_few or np.isnan(value) else float(value)


def _known(values: Floats, cell: Integers, inside: Booleans) -> tuple[Floats, Integers]:
    chosen = inside & (values >= 0)
    return values[chosen], cell[chosen]


def cells_of(past: Past, instants: Instants) -> Integers:
    """The hour of the week of each instant, 0 … 167 from Monday midnight of the local clock."""
    return week_hours(past.local(instants))


def week_hours(local: Instants) -> Integers:
    """As `cells_of`, for times of the local clock."""
    day = local.astype("datetime64[D]")
    # 1970-01-01 was a Thursday.
    weekday = (day.astype(np.int64) + 3) % 7
    hours: Integers = weekday * HOURS + ((local - day) // AN_HOUR).astype(np.int64)
    return hours


def hour_edges(past: Past) -> Instants:
    """Instants at which an hour of an opened day begins or ends."""
    hours = (past.days[:, None] + np.arange(HOURS + 1) * AN_HOUR).astype("datetime64[us]").ravel()
    return local_to_utc(hours, past.zone)


def _time(past: Past) -> tuple[Floats, Floats, Integers]:
    """Seconds open, seconds of counters open, and days, of every cell."""
    known = (past.opened.starts, past.opened.ends, past.shifts.starts, past.shifts.ends)
    begins, lasted = slices(hour_edges(past), *known)
    is_open = past.opened.present(begins) > 0
    begins, lasted = begins[is_open], lasted[is_open]
    cell = cells_of(past, begins)
    sums = [group_sums(lasted * weight, cell, CELLS) for weight in (1, past.shifts.present(begins))]
    # An hour interrupted by a break is one hour of that day.
    _hours, first = np.unique(past.local(begins).astype("datetime64[h]"), return_index=True)
    return sums[0], sums[1], group_counts(cell[first], CELLS)
