"""Units of different size compared fairly on one share: a funnel with over-dispersion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from kinerja.pure.statistics.funnel import Funnel, funnel

from .models import Run, UnitFigure
from .unit_measures import ON_TIME


@dataclass(frozen=True)
class Standing:
    """One unit: share and interval in percent, cases, and "lihat" or "periksa" where it lies outside the funnel."""

    unit: UUID
    n: int
    k: int
    value: float | None
    low: float | None
    high: float | None
    flag: str


@dataclass(frozen=True)
class Comparison:
    """Units with their standing by key; `funnel` is None where no unit has a case."""

    standings: dict[UUID, Standing]
    funnel: Funnel | None


def compare(run: Run, units: Iterable[UUID], source: str = ON_TIME) -> Comparison:
    """Compare the shares of these units with each other. One statement."""
    rows = list(UnitFigure.objects.filter(run=run, source=source, unit__in=list(units), n__gt=0).order_by("id"))
    if not rows:
        return Comparison({}, None)
    found = funnel([row.k or 0 for row in rows], [row.n for row in rows])
    return Comparison(
        {row.unit_id: _standing(row, str(flag)) for row, flag in zip(rows, found.flag, strict=True)}, found
    )


def _standing(row: UnitFigure, flag: str) -> Standing:
    value, low, high = (None if x is None else float(x) for x in (row.value, row.low, row.high))
    return Standing(row.unit_id, row.n, row.k or 0, value, low, high, flag)


def limits(found: Funnel, sizes: Iterable[int], z: float) -> list[tuple[int, float, float]]:
    """(n, low, high) of the funnel in percent, for drawing."""
    wanted = np.asarray(list(sizes))
    low, high = found.limits(wanted, z)
    return [(int(n), 100 * float(a), 100 * float(b)) for n, a, b in zip(wanted, low, high, strict=True)]
