"""When which request is due: Poisson arrivals of people, and boards that each ask at their own regular moment."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Due:
    """`who` is a place in the list of visitors, or in that of the boards."""

    at: float
    kind: str
    who: int


def arrivals(rates: Mapping[str, float], visitors: int, seconds: float, seed: int) -> Iterator[Due]:
    """Independent visitors, each kind at its rate per second, in order of time."""
    chance = random.Random(seed)
    kinds, total = list(rates), sum(rates.values())
    at = chance.expovariate(total)
    while at < seconds:
        kind = chance.choices(kinds, weights=list(rates.values()))[0]
        yield Due(at, kind, chance.randrange(visitors))
        at += chance.expovariate(total)


def polls(boards: int, every: float, seconds: float, seed: int) -> Iterator[Due]:
    """Every board at a moment of its own, then every so many seconds, in order of time."""
    chance = random.Random(seed)
    order = sorted((chance.random() * every, board) for board in range(boards))
    turn = 0.0
    while turn < seconds:
        yield from (Due(turn + first, "poll", board) for first, board in order if turn + first < seconds)
        turn += every
