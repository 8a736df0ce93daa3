"""Drawing from strata by a seed: who has it can repeat the draw."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

K = TypeVar("K")
T = TypeVar("T")


def draw(strata: Sequence[tuple[K, Sequence[T]]], each: int, seed: int) -> list[tuple[K, T, int]]:
    """At most `each` members of every stratum, with the stratum's key and size; simple random sampling within.

    The order of strata and of their members is part of what the seed repeats: give them sorted by what does not
    change. Source: Cochran, Sampling Techniques (1977), chapter 5: every stratum is drawn from by itself.
    """
    chance = random.Random(seed)
    drawn: list[tuple[K, T, int]] = []
    for key, members in strata:
        places = sorted(chance.sample(range(len(members)), min(each, len(members))))
        drawn += [(key, members[place], len(members)) for place in places]
    return drawn
