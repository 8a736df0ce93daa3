"""Circles in a tree that should have none."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def members_of_cycles(above: Mapping[K, K | None]) -> list[K]:
    """The nodes from which climbing comes back to the node itself, each once. `above`: node -> node above or None."""
    seen: set[K] = set()
    found: list[K] = []
    for start in above:
        walk: dict[K, None] = {}
        node: K | None = start
        while node is not None and node not in seen and node not in walk:
            walk[node] = None
            node = above.get(node)
        if node is not None and node in walk:
            way = list(walk)
            found += way[way.index(node) :]
        seen.update(walk)
    return found
