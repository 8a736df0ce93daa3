"""Drawing who is asked about whom: by a seed, so that anybody can draw again, and nobody can wish for his raters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)


class Asked(NamedTuple):
    """`rater` is asked about `rated`, as what the relation says he is to him."""

    rated: object
    relation: str
    rater: object


def nominate(
    circles: Mapping[K, Mapping[str, Sequence[K]]], *, seed: str, each: int, most: int, fewest: int
) -> list[Asked]:
    """Draw at most `each` raters from every circle of everybody; nobody is asked about more than `most` people.

    `circles`: person -> relation -> who stands in it to him. Those asked least so far come first, among them chance
    decides; chance is SHA-256 of seed and people, so the same seed gives the same draw on every machine. Who would be
    rated by fewer than `fewest` is left out: results of so few are never shown. A rule of this house.
    """
    load: Counter[K] = Counter()
    drawn: list[Asked] = []
    for rated in sorted(circles, key=lambda one: _chance(seed, one)):
        found = [
            (relation, rater)
            for relation, circle in sorted(circles[rated].items())
            for rater in _least_asked(circle, load, rated, seed=seed, each=each, most=most)
        ]
        if len(found) >= fewest:
            load.update(rater for _relation, rater in found)
            drawn += [Asked(rated, relation, rater) for relation, rater in found]
    return drawn


def _least_asked(circle: Sequence[K], load: Counter[K], rated: K, *, seed: str, each: int, most: int) -> Iterator[K]:
    free = [one for one in circle if load[one] < most and one != rated]
    yield from sorted(free, key=lambda one: (load[one], _chance(seed, rated, one)))[:each]


def _chance(seed: str, *who: object) -> bytes:
    return sha256("\n".join([seed, *map(str, who)]).encode()).digest()
