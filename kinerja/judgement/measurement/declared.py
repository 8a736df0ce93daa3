"""Declared results enter a run as they were typed, marked as such."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from kinerja.judgement.measurement.assignments import agreed_indicators
from kinerja.platform.database.keys import new_id
from kinerja.pure.statistics.grade import INDEPENDENCE, Origin
from kinerja.work.activity.models import DeclaredResult
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import DECLARED

# Nobody but the person concerned made the record: no better than the letter of that, however neat the record is.
GRADE = INDEPENDENCE[Origin.DECLARED]
QUALITY = {"completeness": None, "timeliness": None, "independence": GRADE, "sample": None}


def declared_rows(run: UUID, period: Period) -> Iterator[tuple[Any, ...]]:
    """The newest declaration of each indicator as a row of figures. One statement."""
    newest: dict[UUID, tuple[Any, ...]] = {}
    wanted = agreed_indicators(period).filter(source=DECLARED).order_by()
    declared = DeclaredResult.objects.filter(period=period, indicator__in=wanted).order_by("declared_at", "id")
    for row in declared.values_list("indicator_id", "indicator__result__plan__employee_id", "id", "value"):
        newest[row[0]] = row
    for indicator, employee, key, value in sorted(newest.values()):
        measured = (value, None, None, 1, 0, GRADE, QUALITY, None, None, False, True)
        yield (new_id(), run, indicator, employee, None, None, None, *measured, declared_fingerprint(key, value))


def declared_fingerprint(key: UUID, value: Decimal) -> str:
    """SHA-256 over the declaration's key and its value."""
    return sha256(key.bytes + f"{value:f}".encode()).hexdigest()
