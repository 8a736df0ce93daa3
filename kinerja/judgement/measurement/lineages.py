"""Rows of the tables of lineages and of figures of units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from uuid import UUID

import numpy as np

from kinerja.judgement.measurement.assignments import Peers
from kinerja.judgement.measurement.catalogue import Units
from kinerja.judgement.measurement.figures import written
from kinerja.judgement.measurement.formulas import Formula
from kinerja.judgement.measurement.measures import Measured
from kinerja.judgement.measurement.reliance import Reliance
from kinerja.judgement.measurement.unit_measures import UnitColumn
from kinerja.platform.database.keys import new_id

Row = tuple[Any, ...]


def lineage_row(
    run: UUID, key: UUID, peers: Peers, measured: Measured, reliance: Reliance, how: tuple[str, Formula]
) -> Row:
    """`how`: the question put to the facts, and the formula."""
    pooled, (query, formula) = measured.pooled, how
    parameters = {
        **peers.settings,
        "peers": len(measured.n),
        "unit": str(UUID(peers.unit)) if peers.unit else None,
        "reliance": asdict(reliance),
        "pooling": {
            "common": _number(pooled.common),
            "tau2": _number(pooled.tau2),
            "spread": _number(pooled.spread),
            "logarithmic": pooled.logarithmic,
            "comparable": pooled.comparable,
        },
    }
    return key, run, peers.source, parameters, query, formula.code, "; ".join(cite.text for cite in formula.cites)


def unit_rows(run: UUID, units: Units, column: UnitColumn) -> Iterator[Row]:
    """Of the units that have something to count."""
    numbers = zip(
        units.keys,
        written(column.value),
        written(column.low),
        written(column.high),
        column.n.tolist(),
        column.k.tolist(),
        strict=True,
    )
    for unit, value, low, high, n, k in numbers:
        if n:
            yield new_id(), run, unit, column.source, value, low, high, n, None if k < 0 else k


def _number(value: float) -> float | None:
    return None if np.isnan(value) else value
