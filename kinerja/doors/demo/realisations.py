"""Step five: what people report themselves, where nothing is measured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal

import numpy as np

from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.zones import WIB
from kinerja.work.activity.commands import Declaration, take_over_declarations
from kinerja.work.planning.models import Indicator, Period
from kinerja.work.planning.terms import DECLARED, Polarity

from .anchors import Quarter

SILENT = 0.04
"""Share of reports that were forgotten."""


def period_of(quarter: Quarter) -> Period:
    """The stored period of a quarter."""
    return Period.objects.select_related("cycle").get(cycle__code=str(quarter.year), code=quarter.code)


def days_after(period: Period, days: int) -> datetime:
    """An office hour some days after a period."""
    return datetime.combine(period.ends + timedelta(days=days), time(10, 0), tzinfo=WIB)


def report_results(quarter: Quarter, rng: np.random.Generator, *, actor: Actor, now: datetime) -> int:
    """Declared results of a quarter, most of them near their targets; answers how many."""
    period = period_of(quarter)
    return take_over_declarations(
        period, declarations=_declarations(period, rng), actor=actor, now=min(days_after(period, 3), now)
    )


def _declarations(period: Period, rng: np.random.Generator) -> Iterator[Declaration]:
    declared = Indicator.objects.filter(source=DECLARED, result__plan__cycle=period.cycle_id, target_low__isnull=False)
    columns = ("id", "result__plan__employee_id", "target_low", "target_high", "polarity", "measure_unit", "evidence")
    for key, employee, low, high, polarity, unit, evidence in declared.order_by("id").values_list(*columns).iterator():
        if rng.random() >= SILENT:
            yield Declaration(key, employee, _value(low, high or low, polarity, unit, rng), evidence)


def _value(low: Decimal, high: Decimal, polarity: str, unit: str, rng: np.random.Generator) -> Decimal:
    """Near the target, a little better more often than worse; whole numbers stay whole, shares stay below 100."""
    centre = (low + high) / 2 if polarity == Polarity.WITHIN else low
    drift = rng.normal(-0.02 if polarity == Polarity.LESS else 0.02, 0.07)
    value = centre * Decimal(str(round(1 + drift, 4)))
    if unit == "persen":
        return min(value, Decimal(100)).quantize(Decimal("0.1"))
    whole = centre == centre.to_integral_value() and centre < 60
    return max(value, Decimal(0)).quantize(Decimal(1) if whole else Decimal("0.1"))
