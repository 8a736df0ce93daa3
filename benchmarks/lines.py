"""One measured figure, and the floor it is compared with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """`value` in `unit`; `ratio` to the floor named in `floor`, which must not exceed `bound` where one is given."""

    what: str
    value: float
    unit: str
    floor: str = ""
    ratio: float | None = None
    bound: float | None = None

    @property
    def good(self) -> bool:
        return self.bound is None or (self.ratio is not None and self.ratio <= self.bound)
