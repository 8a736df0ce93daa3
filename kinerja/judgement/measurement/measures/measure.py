"""What every measure has in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from kinerja.judgement.measurement.pooling import Pooled, pooled
from kinerja.judgement.measurement.samples import Rows, Sample
from kinerja.pure.statistics.grouping import Booleans, Floats, Integers, divide, group_counts
from kinerja.pure.statistics.proportions import wilson
from kinerja.pure.statistics.shrinkage import empirical_bayes
from kinerja.work.planning.sources import Source

PERCENT = 100


@dataclass(frozen=True)
class Measured:
    """Figures of one group of peers, one entry a figure; NaN where there is none."""

    value: Floats
    low: Floats
    high: Floats
    n: Integers
    excluded: Integers
    """Data errors left out."""
    complete: Floats
    """Share of the records that should be there and could be used, 0 … 1."""
    pooled: Pooled
    notes: Mapping[str, Integers | Floats] = field(default_factory=dict)
    """Further counts that are shown beside the figure."""


class Measure(ABC):
    """A source a plan can be bound to. `formula` names how a figure follows from its cases."""

    source: ClassVar[Source]
    formula: ClassVar[str]
    flags_closing: ClassVar[bool] = True
    """Whether signs of serving the figure are looked for among the closed cases."""
    by_the_hour: ClassVar[bool] = False
    """Whether it needs the working hours of the window."""

    @abstractmethod
    def measure(self, sample: Sample, settings: Mapping[str, Any]) -> Measured:
        """The figures of a sample; `settings` are the parameters of the source."""


def share(sample: Sample, rows: Rows, hit: Booleans, complete: Floats, notes: Mapping[str, Integers]) -> Measured:
    """Percent of rows that hit, with Wilson interval, drawn towards the share of all peers."""
    n = group_counts(rows.figure, sample.figures)
    k = group_counts(rows.figure[hit], sample.figures)
    low, high = wilson(k, n)
    return Measured(
        value=PERCENT * divide(k, n),
        low=PERCENT * low,
        high=PERCENT * high,
        n=n,
        excluded=sample.excluded,
        complete=complete,
        pooled=pooled(empirical_bayes(PERCENT * hit.astype(np.float64), rows.figure, sample.figures)),
        notes={"k": k, **notes},
    )


def late_open(sample: Sample) -> Integers:
    """Per figure the open cases whose promised time has passed at the end of the window."""
    late = sample.cases.deadline[sample.open.case] < sample.until[sample.open.figure]
    return group_counts(sample.open.figure[late], sample.figures)


def whole(part: Integers, all_: Integers) -> Floats:
    """part / all, and 1 where there was nothing to be had."""
    return np.where(all_ > 0, divide(part, all_), 1.0)
