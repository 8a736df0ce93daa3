"""Stretches of days that share a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

Span = tuple[date, date | None]


def first_overlap(spans: Iterable[tuple[Any, ...]]) -> tuple[tuple[Any, ...], tuple[Any, ...]] | None:
    """The first two of [starts, ends, …) in order of their start that share a day, if any; no end means open."""
    last: tuple[Any, ...] | None = None
    for span in spans:
        if last is not None and (last[1] is None or span[0] < last[1]):
            return last, span
        if last is None or (last[1] is not None and (span[1] is None or span[1] > last[1])):
            last = span
    return None
