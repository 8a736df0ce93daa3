"""When a figure may inform a decision on a person; otherwise it is "angka sementara"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from kinerja.pure.law.provisions import provision


@dataclass(frozen=True)
class Reliance:
    """The two bounds, a dated local setting."""

    minimum_n: int
    minimum_weight: float

    @classmethod
    def on(cls, day: date) -> Reliance:
        rule = provision("suggestion.provisional", day)
        return cls(int(rule["minimum_n"]), float(rule["minimum_weight"]))

    def is_provisional(self, n: Any, b: Any) -> Any:
        """Too few cases, or too little weight of its own; without peers (NaN) only the cases count."""
        return (np.asarray(n) < self.minimum_n) | (np.asarray(b) < self.minimum_weight)
