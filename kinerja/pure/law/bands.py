"""Steps of a provision: the row a value falls on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kinerja.pure.law.rounding import Number
from kinerja.pure.lib.refusals import Invalid, gettext_noop

Row = Mapping[str, Any]


def reached(rows: Sequence[Row], value: Number, bound: str = "low") -> Row:
    """First row with `row[bound] <= value`, rows in descending order; `Invalid` below the last one."""
    for row in rows:
        if value >= row[bound]:
            return row
    raise Invalid(
        gettext_noop("Nilai {value} di bawah angka terendah, yaitu {least}. Periksa angkanya."),
        value=value,
        least=rows[-1][bound],
    )


def exceeded(rows: Sequence[Row], value: Number) -> Row | None:
    """First row with `row["above"] < value`, rows in descending order; None when there is none."""
    return next((row for row in rows if value > row["above"]), None)
