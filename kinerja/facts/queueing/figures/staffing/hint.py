"""What Erlang's formula says of the busiest hour: how many counters it would take. A hint, never a promise."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.facts.queueing.figures.staffing.week import Cell, Week
from kinerja.pure.lib.refusals import Refused
from kinerja.pure.statistics.erlang import Waiting, erlang_c, servers_needed

SHARE = 0.8
AROUND = 2
"""So many numbers of counters are told beneath the needed one, and one above."""


@dataclass(frozen=True)
class Hint:
    """Of the hour with most arrivals; `handling` in seconds."""

    cell: Cell
    arrivals: float
    handling: float
    usual: int | None
    """Counters that were open in that hour, rounded; None where nothing is recorded of them."""
    needed: int
    """Counters at which `SHARE` of the people wait no longer than was asked."""
    rows: list[tuple[int, Waiting | None]]
    """By number of counters; None where more come than so many can serve."""


def hint(week: Week, *, within: float) -> Hint | None:
    """None where too little is known; `within` in seconds."""
    known = [one for one in week.cells if one.arrivals]
    if not known or week.handling is None:
        return None
    cell = max(known, key=lambda one: one.arrivals or 0.0)
    arrivals, handling = cell.arrivals or 0.0, cell.handling or week.handling
    usual = None if cell.counters is None else round(cell.counters)
    needed = servers_needed(arrivals, handling, within, SHARE)
    told = sorted({*range(max(needed - AROUND, 1), needed + 2), *([usual] if usual else [])})
    rows = [(servers, _waiting(arrivals, handling, servers)) for servers in told]
    return Hint(cell, arrivals, handling, usual, needed, rows)


def _waiting(arrivals: float, handling: float, servers: int) -> Waiting | None:
    try:
        return erlang_c(arrivals, handling, servers)
    except Refused:
        return None
