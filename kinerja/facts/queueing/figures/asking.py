"""From a question about a hall to its document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from kinerja.facts.queueing.columns import VisitColumns, together, visit_columns
from kinerja.facts.queueing.live import live_columns
from kinerja.facts.queueing.queries import line_called

from .estimates import wait_estimate
from .grouping import By
from .handling import handling
from .waiting import WITHIN, waiting


def ask_waiting(code: str = "", *, by: By = By.SERVICE, within: Sequence[float] = WITHIN) -> dict[str, Any]:
    """Waiting of one line, or of all where none is named. Raises Refused."""
    return {**_asked(code), "by": by.value, "unit": "seconds", **waiting(_visits(code), by=by, within=within)}


def ask_handling(code: str = "", *, by: By = By.OFFICER, short: float | None = None) -> dict[str, Any]:
    """Handling, and how often it is suspiciously short. Raises Refused."""
    found = handling(_visits(code), by=by, short=short)
    return {**_asked(code), "by": by.value, "unit": "seconds", "short": short, **found}


def ask_wait_estimate(code: str = "", *, test_from: date) -> dict[str, Any]:
    """How well waiting since a day could have been foretold. Raises Refused."""
    return {**_asked(code), "unit": "seconds", **wait_estimate(_visits(code), test_from)}


def _asked(code: str) -> dict[str, Any]:
    return {"service": code or None}


def _visits(code: str) -> VisitColumns:
    """Of files and of the hall; a name of a file's own column names no ticket."""
    line = line_called(code)
    recorded = visit_columns(line.service, kind=line.kind)
    return recorded if line.kind else together([recorded, live_columns(line.service)])
