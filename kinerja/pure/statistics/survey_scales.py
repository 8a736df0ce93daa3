"""Answer scales of surveys, brought to the one of the index: 1 (worst) … 4 (best).

A scale goes over in a straight line, its ends to 1 and 4: x -> 1 + 3 (x - low) / (high - low). So the order stays,
equal steps stay equal, the index of a survey where everybody ticks the lowest (highest) answer is 25 (100) whatever the
scale, and straight lines and top answers stay what they were. To sort the answers of a longer scale into four boxes
instead would invent borders. Every score is a whole number of twentieths, so sums and averages stay exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

TWENTIETHS: Final = 20
LOWEST, HIGHEST = 1, 4
MISSING: Final = 0
"""In a column of scores: not answered. The lowest score there is, is 20 twentieths."""


@dataclass(frozen=True)
class Scale:
    """Whole numbers from `low` to `high`."""

    code: str
    low: int
    high: int

    @property
    def step(self) -> int:
        """Twentieths between two neighbouring answers."""
        return TWENTIETHS * (HIGHEST - LOWEST) // (self.high - self.low)

    def holds(self, answer: int) -> bool:
        return self.low <= answer <= self.high

    def twentieths(self, answer: int) -> int:
        """The score of an answer on the scale of the index, in twentieths."""
        return TWENTIETHS * LOWEST + self.step * (answer - self.low)


FOUR, FIVE, ELEVEN = Scale("1-4", 1, 4), Scale("1-5", 1, 5), Scale("0-10", 0, 10)
SCALES = {scale.code: scale for scale in (FOUR, FIVE, ELEVEN)}
