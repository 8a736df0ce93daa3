"""From the arrays of a measure to rows of the table of figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from django.db import connection

from kinerja.judgement.measurement.fingerprints import fingerprints
from kinerja.judgement.measurement.flags import closing_flags
from kinerja.judgement.measurement.grading import independence_of_logs, overall, sample_letters, share_letters
from kinerja.judgement.measurement.measures import Measure, Measured
from kinerja.judgement.measurement.reliance import Reliance
from kinerja.judgement.measurement.samples import Sample
from kinerja.pure.lib.uuid7 import uuid7_hex
from kinerja.pure.lib.zones import Instants, datetime_of
from kinerja.pure.statistics.grouping import Floats

PLACES = 6
FIELDS = (
    *("id", "run_id", "indicator_id", "employee_id", "lineage_id", "since", "until", "value", "low", "high", "n"),
    *("excluded", "grade", "quality", "shrunk", "b", "provisional", "declared", "inputs_hash"),
)

Quality = tuple[list[str], list[dict[str, Any]]]
"""Letter of each figure, and what stands beside it."""


@dataclass(frozen=True)
class Owners:
    """Whose figures these are, one entry a figure."""

    indicators: list[str]
    employees: list[str]


def figure_rows(
    run: UUID, lineage: UUID, owners: Owners, sample: Sample, measure: Measure, measured: Measured, reliance: Reliance
) -> Iterator[tuple[Any, ...]]:
    """Rows in order of FIELDS."""
    flags = _flags(sample) if measure.flags_closing else None
    quality = quality_of(measured, independence_of_logs(), flags)
    windows = Windows(sample.since, sample.until)
    return rows_of(run, lineage, owners, windows, measured, quality, fingerprints(sample), reliance)


@dataclass(frozen=True)
class Windows:
    """The stretch of time of each figure."""

    since: Instants
    until: Instants


def rows_of(
    run: UUID,
    lineage: UUID,
    owners: Owners,
    windows: Windows,
    measured: Measured,
    quality: Quality,
    hashes: list[str],
    reliance: Reliance,
) -> Iterator[tuple[Any, ...]]:
    """Rows in order of FIELDS, whatever they were measured from."""
    b = np.round(measured.pooled.b, PLACES)
    shrunk = measured.pooled.shrunk(measured.value)
    grades, qualities = quality
    columns = (
        owners.indicators,
        owners.employees,
        moments(windows.since),
        moments(windows.until),
        written(measured.value),
        written(measured.low),
        written(measured.high),
        measured.n.tolist(),
        measured.excluded.tolist(),
        grades,
        qualities,
        written(shrunk),
        written(b),
        reliance.is_provisional(measured.n, b).tolist(),
        hashes,
    )
    keys = uuid7_hex(len(owners.indicators))
    for key, (indicator, employee, *numbers, hash_) in zip(keys, zip(*columns, strict=True), strict=True):
        yield (key, run.hex, indicator, employee, lineage.hex, *numbers, False, hash_)


def written(values: Floats) -> list[str | None]:
    """With six decimals, as a number is stored; None for NaN."""
    return [None if value != value else f"{value:.6f}" for value in values.tolist()]


def moments(instants: Instants) -> list[Any]:
    """As the database takes them; windows are few, figures many."""
    adapt = connection.ops.adapt_datetimefield_value
    known = {instant: adapt(datetime_of(instant)) for instant in np.unique(instants)}
    return [known[instant] for instant in instants]


def quality_of(measured: Measured, independence: str, flags: list[dict[str, list[int]]] | None = None) -> Quality:
    """Letters and what stands beside each figure; `independence` is the letter of who made the records."""
    completeness, size = share_letters(measured.complete), sample_letters(measured.n)
    letters = {"completeness": completeness.tolist(), "sample": size.tolist()}
    notes = {name: _rounded(column) for name, column in measured.notes.items()}
    columns: Mapping[str, list[Any]] = {
        **letters,
        "complete": _rounded(measured.complete),
        **notes,
        **({} if flags is None else {"flags": flags}),
    }
    fixed = {"timeliness": None, "independence": independence}
    qualities = [fixed | dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return overall(completeness, size, independence).tolist(), qualities


def _rounded(column: Any) -> list[Any]:
    rounded: list[Any] = (np.round(column, PLACES) if column.dtype.kind == "f" else column).tolist()
    return rounded


def _flags(sample: Sample) -> list[dict[str, list[int]]]:
    """name -> [cases that show it, cases that could]."""
    found = closing_flags(sample)
    counts = [np.column_stack([signal.count, signal.of]).tolist() for signal in found.values()]
    return [dict(zip(found, row, strict=True)) for row in zip(*counts, strict=True)]
