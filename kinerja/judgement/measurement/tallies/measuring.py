"""What measures over counts have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np

from kinerja.judgement.measurement.measures.measure import PERCENT, Measured, whole
from kinerja.judgement.measurement.pooling import Pooled, pooled_shares
from kinerja.pure.statistics.grade import Origin
from kinerja.pure.statistics.grouping import Floats, Integers, divide, group_counts, group_sums
from kinerja.pure.statistics.proportions import wilson
from kinerja.work.planning.sources import Source

from .columns import Standing, Tallies, TallySample
from .reading import Scope

OWN, UNIT = "own", "unit"


class TallyMeasure(ABC):
    """A source over counts. `origin` is who made the record."""

    source: ClassVar[Source]
    formula: ClassVar[str]
    query: ClassVar[str]
    origin: ClassVar[Origin]

    @abstractmethod
    def read(self, settings: Mapping[str, Any], scope: Scope) -> Tallies:
        """The counts of a stretch of days."""

    def of_unit(self, settings: Mapping[str, Any]) -> bool:
        """Whether the figure is that of the plan's unit with everything beneath: the same for all who work there."""
        return settings.get("scope") == UNIT

    def room(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        """Settings with the same room read the same counts."""
        return (self.source.code,)

    def settled(self, sample: TallySample) -> TallySample:
        """The sample as it stood at the end of each window, for counts that last."""
        return sample

    @abstractmethod
    def measure(self, sample: TallySample, settings: Mapping[str, Any], shared: bool) -> Measured:
        """The figures of a sample; `shared` ones are not compared with each other."""


class OfUnit(TallyMeasure):
    """Nobody's own: the same for all who work in the unit of the plan."""

    def of_unit(self, settings: Mapping[str, Any]) -> bool:
        return True


class ShareMeasure(TallyMeasure):
    """All that fulfilled it over all that were counted, from the raw counts: never a mean of shares."""

    def measure(self, sample: TallySample, settings: Mapping[str, Any], shared: bool) -> Measured:
        rows = sample.standing(Standing.COUNTED)
        k = _sum(sample.tallies.part, rows, sample.figures)
        n = _sum(sample.tallies.whole, rows, sample.figures)
        low, high = wilson(k, n)
        missing = sample.count(Standing.MISSING)
        counted = group_counts(rows.figure, sample.figures)
        return Measured(
            value=PERCENT * divide(k, n),
            low=PERCENT * low,
            high=PERCENT * high,
            n=n,
            excluded=sample.count(Standing.EXCUSED),
            complete=whole(counted, counted + missing),
            pooled=alone(n) if shared else pooled_shares(k, n),
            notes={"k": k, "missing": missing},
        )


def alone(n: Integers) -> Pooled:
    """Nothing to be drawn to."""
    return Pooled(np.zeros(len(n)), np.full(len(n), np.nan), float("nan"), 0.0, float("nan"))


def _sum(values: Integers, rows: Any, figures: int) -> Integers:
    sums: Floats = group_sums(values[rows.case].astype(np.float64), rows.figure, figures)
    return np.rint(sums).astype(np.int64)
