"""What a closed survey about one person may tell: no group of few, and nothing of it by subtraction.

Groups are shown side by side or together, never both: a whole beside its parts would give away the part that is
hidden. No mean over values is made, for with one value hidden it would be such a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """Of `n` answers to the value at this place (from 0) in this group, `often` were high."""

    group: str
    value: int
    n: int
    often: int


def tell(ballots: Mapping[str, Sequence[Sequence[int | None]]], *, high: int, fewest: int, together: str) -> list[Told]:
    """What may be shown of the ballots of all groups that were asked.

    `ballots`: group -> one sequence of degrees (None: does not know) for each ballot; a group that was asked and did
    not answer is there and empty. Where a single group was asked it stands for itself; where several were, each is
    shown if all of them reach `fewest` ballots, else all together as `together`. A value with fewer than `fewest`
    answers in a shown group is left out.
    """
    if len(ballots) > 1 and any(len(group) < fewest for group in ballots.values()):
        ballots = {together: [one for group in ballots.values() for one in group]}
    return [told for group, rows in ballots.items() for told in _told(group, rows, high, fewest)]


def may_release(remarks: Sequence[str], fewest: int) -> bool:
    """Whether there are so many remarks that each can hide among the others."""
    return len(remarks) >= fewest


def _told(group: str, rows: Sequence[Sequence[int | None]], high: int, fewest: int) -> Iterator[Told]:
    if len(rows) < fewest:
        return
    for value, column in enumerate(zip(*rows, strict=True)):
        known = [degree for degree in column if degree is not None]
        if len(known) >= fewest:
            yield Told(group, value, len(known), sum(degree >= high for degree in known))
