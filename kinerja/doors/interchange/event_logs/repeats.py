"""Which keys of a long log may have come before, in a memory that does not grow with it.

A filter after Bloom (1970) with one hash: it never misses a key that comes again, and wrongly suspects a few in a
hundred of the others; the database looks closer at those it marks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

SLOTS = 2**24


class Repeats:
    """Remembers keys by the slot their hash falls into."""

    def __init__(self) -> None:
        self.taken = np.zeros(SLOTS, dtype=bool)

    def mark(self, keys: Sequence[str]) -> list[int]:
        """1 for each key that may have come before, in this chunk or an earlier one, else 0."""
        slots = np.fromiter(map(hash, keys), dtype=np.int64, count=len(keys)) & (SLOTS - 1)
        _, first = np.unique(slots, return_index=True)
        again = np.ones(len(keys), dtype=np.int64)
        again[first] = self.taken[slots[first]]
        self.taken[slots] = True
        marks: list[int] = again.tolist()
        return marks
