"""Columns of written instants, read into datetime64[us] UTC.

Most columns repeat one shape in every row and are read in one pass; whatever does not fit is read text by text,
with the same result as `dates.parse_instant`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np

from kinerja.pure.lib.date_shapes import format_shape, iso_shape, read_texts
from kinerja.pure.lib.dates import parse_instant
from kinerja.pure.lib.refusals import Invalid
from kinerja.pure.lib.zones import Instants, instant_of

NAT = np.datetime64("NaT", "us")


@dataclass(frozen=True)
class InstantColumn:
    """`values` in UTC, NaT where the text was empty or stands in `rejected` (index -> the sentence)."""

    values: Instants
    rejected: dict[int, Invalid]


def parse_instants(texts: Sequence[str], zone: ZoneInfo, datetime_format: str = "") -> InstantColumn:
    """Read a column; `dates.parse_instant` says what is accepted. Empty texts are NaT, faulty ones are listed."""
    values = np.full(len(texts), NAT)
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    for length in np.unique(lengths[lengths > 0]):
        rows = np.flatnonzero(lengths == length)
        chosen = texts if len(rows) == len(texts) else [texts[row] for row in rows.tolist()]
        shape = format_shape(datetime_format) if datetime_format else iso_shape(chosen[0])
        values[rows] = read_texts(chosen, shape, zone)
    left = np.flatnonzero(np.isnat(values) & (lengths > 0)).tolist()
    return InstantColumn(values, _read_singly(texts, left, zone, datetime_format, values))


def _read_singly(
    texts: Sequence[str], rows: list[int], zone: ZoneInfo, datetime_format: str, values: Instants
) -> dict[int, Invalid]:
    """Fill `values` for these rows; the same text is read once."""
    rejected: dict[int, Invalid] = {}
    known: dict[str, np.datetime64 | Invalid] = {"": NAT}
    for row in rows:
        text = texts[row].strip()
        if text not in known:
            known[text] = _read_one(text, zone, datetime_format)
        outcome = known[text]
        if isinstance(outcome, Invalid):
            rejected[row] = outcome
        else:
            values[row] = outcome
    return rejected


def _read_one(text: str, zone: ZoneInfo, datetime_format: str) -> np.datetime64 | Invalid:
    try:
        return instant_of(parse_instant(text, zone, datetime_format))
    except Invalid as invalid:
        return invalid
