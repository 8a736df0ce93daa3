"""What every history of stages must satisfy, whatever its stages are called."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, Protocol


class Stretch(Protocol):
    """What was, from one instant to another."""

    @property
    def stage(self) -> Any: ...
    @property
    def starts(self) -> datetime: ...
    @property
    def ends(self) -> datetime: ...


def faults_of(
    moves: Mapping[Any, Collection[Any]], opened: datetime, past: Sequence[Stretch], stage: Any, since: datetime
) -> list[str]:
    """What is wrong with a history, in words for whoever looks after the house; empty when it is whole.

    `moves`: what may follow each stage. `stage` is where it stands now, `since` when.
    """
    found = [f"{one.stage} ends before it starts" for one in past if one.ends < one.starts]
    edges = [opened, *(one.ends for one in past)]
    starts = [*(one.starts for one in past), since]
    found += [f"gap or overlap at {edge}" for edge, start in zip(edges, starts, strict=True) if edge != start]
    stages = [*(one.stage for one in past), stage]
    found += [f"{then} cannot follow {one}" for one, then in pairwise(stages) if then not in moves.get(one, ())]
    return found
