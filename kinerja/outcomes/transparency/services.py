"""Figures of services by unit, small numbers of cases suppressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kinerja.judgement.measurement.models import Run, UnitFigure
from kinerja.pure.lib.numbers import round_half_up
from kinerja.pure.statistics.suppression import publishable_percent, suppress

from .places import Places

SOURCES = {
    "on_time": "service.on_time_share",
    "completion": "service.completion_time",
    "online": "service.channel_share",
}

HIDDEN = {"n": None, "value": None}


@dataclass(frozen=True)
class Row:
    """One figure of one row: `n` cases, `k` of them counted (None where nothing is), `value` as computed."""

    n: int = 0
    k: int | None = None
    value: Decimal | None = None


def service_columns(run: Run, places: Places) -> dict[str, list[dict[str, Any]]]:
    """For each of SOURCES one entry a top unit, then elsewhere, then the total. One statement."""
    wanted = UnitFigure.objects.filter(run=run, source__in=SOURCES.values()).order_by()
    wanted = wanted.filter(unit__in=[unit.pk for unit in places.tops] + list(places.roots))
    found = {
        (figure.source, figure.unit_id): Row(figure.n, figure.k, figure.value)
        for figure in wanted.only("source", "unit_id", "n", "k", "value")
    }
    return {name: _column([*_rows(found, source, places)]) for name, source in SOURCES.items()}


def _rows(found: dict[Any, Row], source: str, places: Places) -> list[Row]:
    tops = [found.get((source, unit.pk), Row()) for unit in places.tops]
    whole = [found[source, root] for root in places.roots if (source, root) in found]
    total = whole[0] if whole else Row()
    return [*tops, _rest(tops, total), total]


def _rest(tops: Sequence[Row], total: Row) -> Row:
    """What the agency has beyond its units: published as a row of its own, for anybody could subtract it."""
    n = max(0, total.n - sum(row.n for row in tops))
    k = None if total.k is None else max(0, total.k - sum(row.k or 0 for row in tops))
    return Row(n, k)


def _column(rows: list[Row]) -> list[dict[str, Any]]:
    found = suppress([row.n for row in rows[:-1]])
    hidden = [*(bool(h) for h in found.hidden), found.total_hidden]
    return [HIDDEN if hide else _shown(row) for row, hide in zip(rows, hidden, strict=True)]


def _shown(row: Row) -> dict[str, Any]:
    if row.k is not None:
        return {"n": row.n, "value": number(publishable_percent(row.k, row.n))}
    return {"n": row.n, "value": number(None if row.value is None else round_half_up(row.value, 2))}


def number(value: Decimal | None) -> int | float | None:
    """As JSON writes it; a whole number without a decimal point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
