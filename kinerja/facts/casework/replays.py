"""Resolved files of a service under the standard of their day and under another, side by side; nothing is written.

Intervals never change, so a clock is the same question asked again. People stay judged by what was promised then: the
other column says what a standard would have meant, before it is set or after it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kinerja.facts.casework.clock import HORIZON, promise_of, stretches_of
from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.terms import Stage
from kinerja.facts.service.models import Service, ServiceStandard
from kinerja.people.organisation.queries import work_calendar
from kinerja.pure.lib import promise_clock
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.pure.statistics.proportions import wilson

RESULT = (Stage.READY, Stage.HANDED_OVER, Stage.REFUSED)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Replayed:
    """One file; `due` and `kept` are None where a standard promises nothing."""

    code: str
    version: int
    ended: datetime
    due_then: datetime | None
    due_asked: datetime | None

    @property
    def kept_then(self) -> bool | None:
        return None if self.due_then is None else self.ended <= self.due_then

    @property
    def kept_asked(self) -> bool | None:
        return None if self.due_asked is None else self.ended <= self.due_asked

    @property
    def differs(self) -> bool:
        return self.kept_then != self.kept_asked


def replayed(service: Service, standard: ServiceStandard, now: datetime) -> list[Replayed]:
    """In order of receipt. Two statements, and two for each unit that answers for the service, which are few."""
    files = list(
        CaseFile.objects.filter(request__service=service, stage__in=RESULT)
        .select_related("request__unit", "standard", "unit")
        .prefetch_related("intervals")
        .order_by("received_at", "id")
    )
    calendars: dict[UUID, WorkCalendar] = {}
    return [_replayed(file, standard, _calendar(file, files, calendars, now), now) for file in files]


def replay_document(service: Service, standard: ServiceStandard, now: datetime) -> dict[str, Any]:
    """The document of `figures promises`."""
    rows = replayed(service, standard, now)
    versions = sorted({row.version for row in rows})
    return {
        "service": service.code,
        "standard": _named(standard),
        "total": _counts(rows, None),
        "groups": [_counts([row for row in rows if row.version == version], version) for version in versions],
        "differing": [_line(row) for row in rows if row.differs],
    }


def _replayed(file: CaseFile, standard: ServiceStandard, calendar: WorkCalendar, now: datetime) -> Replayed:
    stretches = stretches_of(file, now, list(file.intervals.all()))
    then = promise_clock.read(stretches, promise_of(file.standard), calendar)
    asked = promise_clock.read(stretches, promise_of(standard), calendar)
    assert then.ended is not None
    return Replayed(file.code, file.standard.version, then.ended, then.due, asked.due)


def _calendar(
    file: CaseFile, files: Sequence[CaseFile], known: dict[UUID, WorkCalendar], now: datetime
) -> WorkCalendar:
    """Of the unit that answers for the service, over all its files."""
    unit = file.request.unit
    assert unit is not None
    if unit.pk not in known:
        known[unit.pk] = work_calendar(unit, (files[0].received_at - A_DAY).date(), (now + HORIZON).date())
    return known[unit.pk]


def _named(standard: ServiceStandard) -> dict[str, Any]:
    return {
        "version": standard.version, "since": standard.effective_from, "promised": standard.promised,
        "unit": standard.promised_unit,
    }  # fmt: skip


def _counts(rows: Sequence[Replayed], version: int | None) -> dict[str, Any]:
    """`then`: under the standard of the day; `asked`: under the other one."""
    then = [row.kept_then for row in rows if row.kept_then is not None]
    asked = [row.kept_asked for row in rows if row.kept_asked is not None]
    return {
        "group": version, "n": len(rows), "then": _share(then), "asked": _share(asked),
        "only_then": sum(bool(row.kept_then) and row.kept_asked is False for row in rows),
        "only_asked": sum(bool(row.kept_asked) and row.kept_then is False for row in rows),
    }  # fmt: skip


def _share(kept: Sequence[bool]) -> dict[str, Any]:
    k, n = sum(kept), len(kept)
    low, high = wilson(k, n)
    return {"k": k, "n": n, "share": k / n if n else float("nan"), "low": float(low), "high": float(high)}


def _line(row: Replayed) -> dict[str, Any]:
    return {
        "file": row.code, "version": row.version, "ended": row.ended, "due_then": row.due_then,
        "due_asked": row.due_asked, "kept_then": row.kept_then, "kept_asked": row.kept_asked,
    }  # fmt: skip
