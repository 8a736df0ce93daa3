"""Units of different size compared fairly on one share: a funnel with over-dispersion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from django.db.models import Subquery

from kinerja.pure.statistics.funnel import Funnel, funnel
from kinerja.work.planning.models import Period

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


NOTHING = Comparison({}, None)


def newest_figures(period: Period, units: Iterable[UUID]) -> list[UnitFigure]:
    """The figures of these units in the newest run of a period, those without cases left out. One statement."""
    newest = Run.objects.filter(period=period).order_by("-number").values("pk")[:1]
    known = UnitFigure.objects.filter(run=Subquery(newest), unit__in=list(units), n__gt=0)
    return list(known.order_by("source", "id"))


def compare(figures: Iterable[UnitFigure], units: Iterable[UUID], source: str = ON_TIME) -> Comparison:
    """Compare the shares of these units with each other."""
    wanted = set(units)
    rows = [figure for figure in figures if figure.source == source and figure.unit_id in wanted]
    if not rows:
        return NOTHING
    found = funnel([row.k or 0 for row in rows], [row.n for row in rows])
    flags = (str(flag) for flag in found.flag)
    return Comparison({row.unit_id: _standing(row, flag) for row, flag in zip(rows, flags, strict=True)}, found)


def _standing(row: UnitFigure, flag: str) -> Standing:
    value, low, high = (None if x is None else float(x) for x in (row.value, row.low, row.high))
    return Standing(row.unit_id, row.n, row.k or 0, value, low, high, flag)


def limits(found: Funnel, sizes: Iterable[int], z: float) -> list[tuple[int, float, float]]:
    """(n, low, high) of the funnel in percent, for drawing."""
    wanted = np.asarray(list(sizes))
    low, high = found.limits(wanted, z)
    return [(int(n), 100 * float(a), 100 * float(b)) for n, a, b in zip(wanted, low, high, strict=True)]
