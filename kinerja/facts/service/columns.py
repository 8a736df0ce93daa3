"""Cases and steps of one service as columns, one statement each: what figures are computed from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import Max
from numpy.typing import NDArray

from kinerja.facts.service.models import Event, Officer, Service
from kinerja.platform.database.columns import Kind, codes, numbered
from kinerja.platform.database.glued import read_glued
from kinerja.pure.lib.zones import Instants, datetime_of, instant_of
from kinerja.pure.statistics.grouping import Integers

from .changes import key

OFFICER, IN_CHARGE = "officer", "in_charge"
_OFFICER_COLUMNS = {OFFICER: "closed_by_id", IN_CHARGE: "in_charge_id"}
NAT = np.datetime64("NaT", "us")
NOBODY = -1


@dataclass(frozen=True)
class CaseColumns:
    """One entry a case, in no particular order. Instants are datetime64[us] in UTC, NaT for none."""

    opened: Instants
    closed: Instants
    deadline: Instants
    group: Integers
    """Number of the case's label in `labels`; -1 where it has none."""
    labels: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.opened)

    def until(self, end: datetime) -> CaseColumns:
        """What was known at the end of the window: later cases are left out, later ends have not happened."""
        limit = instant_of(end)
        here = self.opened <= limit
        closed = np.where(self.closed <= limit, self.closed, NAT)
        return replace(
            self, opened=self.opened[here], closed=closed[here], deadline=self.deadline[here], group=self.group[here]
        )


@dataclass(frozen=True)
class StepColumns:
    """One entry a step, case after case, in the order of each case."""

    at: Instants
    is_first: NDArray[np.bool_]
    """Whether the step begins a case."""
    officer: Integers
    officers: tuple[str, ...]
    activity: Integers
    activities: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.at)

    def where(self, chosen: NDArray[np.bool_]) -> StepColumns:
        """Some of the steps; of each case the first ones."""
        return replace(
            self,
            at=self.at[chosen],
            is_first=self.is_first[chosen],
            officer=self.officer[chosen],
            activity=self.activity[chosen],
        )


def case_columns(service: Service, *, by: str | None = None) -> CaseColumns:
    """All cases of a service; `by` is officer (who closed), in_charge, or an attribute of the log."""
    return _cases(service, "opened_at", "closed_at", "deadline_at", "service_request AS r", by)


def span_columns(service: Service, *, by: str | None = None) -> CaseColumns:
    """The same cases from their first to their last step, whatever the log says of opening and closing; no deadline."""
    spans = (
        "service_request AS r JOIN (SELECT request_id, MIN(at) AS first_at, MAX(at) AS last_at FROM service_event "
        "GROUP BY request_id) AS s ON s.request_id = r.id"
    )
    return _cases(service, "first_at", "last_at", "CAST(NULL AS timestamp with time zone)", spans, by)


def step_columns(service: Service) -> StepColumns:
    """All steps of a service."""
    found = read_glued(
        "SELECT e.request_id AS request, e.at AS at, e.officer_id AS officer, e.activity AS label "
        "FROM service_event AS e JOIN service_request AS r ON r.id = e.request_id "
        "WHERE r.service_id = %s ORDER BY e.request_id, e.seq",
        [key(service.pk)],
        {"request": Kind.KEY, "at": Kind.INSTANT, "officer": Kind.KEY},
        labelled=True,
    )
    officers = _officers(service)
    request = found.columns["request"]
    is_first = np.ones(len(request), dtype=bool)
    is_first[1:] = request[1:] != request[:-1]
    return StepColumns(
        at=found.columns["at"],
        is_first=is_first,
        officer=codes(found.columns["officer"], numbered(officers)),
        officers=tuple(officers.values()),
        activity=found.codes,
        activities=found.labels,
    )


def last_instant(service: Service, cases: CaseColumns, *, has_steps: bool = True) -> datetime:
    """The last instant of the log: of any opening, end, or step. `cases` must not be empty."""
    latest = datetime_of(max(cases.opened.max(), np.where(np.isnat(cases.closed), cases.opened, cases.closed).max()))
    if not has_steps:
        return latest
    last_step: datetime | None = Event.objects.filter(request__service=service).aggregate(last=Max("at"))["last"]
    return max(latest, last_step) if last_step else latest


def _cases(service: Service, opened: str, closed: str, deadline: str, source: str, by: str | None) -> CaseColumns:
    kinds = {"opened": Kind.INSTANT, "closed": Kind.INSTANT, "deadline": Kind.INSTANT}
    asked = f"{opened} AS opened, {closed} AS closed, {deadline} AS deadline"
    rest = f"FROM {_scanned(source)} WHERE r.service_id = %s"
    if by in _OFFICER_COLUMNS:
        kinds["officer"] = Kind.KEY
        found = read_glued(f"SELECT {asked}, {_OFFICER_COLUMNS[by]} AS officer {rest}", [key(service.pk)], kinds)
        officers = _officers(service)
        group, labels = codes(found.columns.pop("officer"), numbered(officers)), tuple(officers.values())
    elif by is not None:
        sql = f"SELECT {asked}, r.attributes ->> %s AS label {rest}"
        found = read_glued(sql, [by, key(service.pk)], kinds, labelled=True)
        group, labels = found.codes, found.labels
    else:
        found = read_glued(f"SELECT {asked} {rest}", [key(service.pk)], kinds)
        group, labels = np.full(len(found.columns["opened"]), NOBODY), ()
    return CaseColumns(**found.columns, group=group, labels=labels)


def _scanned(source: str) -> str:
    """A service holds a good part of all cases: following an index to each row costs five times a scan on SQLite."""
    return source if connection.vendor == "postgresql" else source.replace(" AS r", " AS r NOT INDEXED")


def _officers(service: Service) -> dict[Any, str]:
    return dict(Officer.objects.filter(register=service.code).order_by("label").values_list("pk", "label"))
