"""The way back from stored figures to the cases they rest on, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import Q

from kinerja.facts.service.models import Officer, Request
from kinerja.judgement.measurement.catalogue import Services, read_services
from kinerja.judgement.measurement.fingerprints import fingerprint, records, windows
from kinerja.judgement.measurement.models import Figure
from kinerja.judgement.measurement.tallies import TALLIES
from kinerja.people.organisation.terms import Zone
from kinerja.pure.lib.zones import Instants, instant_of, zone_of
from kinerja.pure.statistics.grouping import Floats, Integers


@dataclass(frozen=True)
class CaseSeen:
    """One case as a figure saw it: `closed` is None where it was still open at the end of the window."""

    id: UUID
    key: str
    service: str
    opened: datetime
    closed: datetime | None
    deadline: datetime | None
    returns: int
    minutes: float | None
    """Standard minutes of its service."""
    too_fast: int
    """Seconds below which its service flags a case."""


@dataclass(frozen=True)
class _Held:
    """A case with the people who answer for it."""

    case: CaseSeen
    closer: UUID | None
    holder: UUID | None


def evidence_of(figures: Sequence[Figure]) -> dict[UUID, list[CaseSeen]]:
    """Key of each figure measured from cases -> its cases in order of their keys, excluded ones included.

    All figures are one person's. Three statements, whatever the number of figures.
    """
    measured = [figure for figure in figures if figure.lineage is not None and figure.lineage.source not in TALLIES]
    if not measured:
        return {}
    held = list(_held(measured))
    return {figure.pk: list(_seen_by(figure, held)) for figure in measured}


def is_unchanged(figure: Figure, cases: Sequence[CaseSeen]) -> bool:
    """Whether the facts still are what the figure was computed from."""
    return hash_of(cases, figure.since, figure.until) == figure.inputs_hash


def hash_of(cases: Sequence[CaseSeen], since: datetime | None, until: datetime | None) -> str:
    """The fingerprint of a figure from its cases and its window; empty for a declared figure."""
    if since is None or until is None:
        return ""
    columns = Columns.of(cases)
    found = records(columns.ids, columns.opened, columns.closed, columns.deadline, columns.returns, columns.minutes)
    (window,) = windows(_instants([since]), _instants([until]))
    return fingerprint(window, found.tobytes())


@dataclass(frozen=True)
class Columns:
    """Cases of one figure as arrays."""

    ids: np.ndarray
    opened: Instants
    closed: Instants
    deadline: Instants
    returns: Integers
    minutes: Floats
    too_fast: Floats

    @classmethod
    def of(cls, cases: Sequence[CaseSeen]) -> Columns:
        return cls(
            ids=np.frombuffer(b"".join(case.id.bytes for case in cases), dtype="V16"),
            opened=_instants([case.opened for case in cases]),
            closed=_instants([case.closed for case in cases]),
            deadline=_instants([case.deadline for case in cases]),
            returns=np.array([case.returns for case in cases], dtype=np.int64),
            minutes=np.array([np.nan if case.minutes is None else case.minutes for case in cases], dtype=np.float64),
            too_fast=np.array([case.too_fast for case in cases], dtype=np.float64),
        )


def _instants(moments: Sequence[datetime | None]) -> Instants:
    nothing = np.datetime64("NaT", "us")
    return np.array([nothing if moment is None else instant_of(moment) for moment in moments], dtype="datetime64[us]")


def _held(figures: Sequence[Figure]) -> Iterator[_Held]:
    """Every case that may concern these figures."""
    employee = figures[0].employee_id
    since = min(figure.since for figure in figures if figure.since)
    until = max(figure.until for figure in figures if figure.until)
    mine = Q(closed_by__employee=employee) | Q(in_charge__employee=employee)
    requests = Request.objects.filter(mine, Q(closed_at=None) | Q(closed_at__gte=since), opened_at__lt=until)
    related = requests.select_related("service", "unit", "closed_by", "in_charge").order_by("id")
    services = read_services()
    for request in related.defer("attributes"):
        closed_by, in_charge = request.closed_by, request.in_charge
        yield _Held(_case(request, services), _person(closed_by or in_charge), _person(in_charge or closed_by))


def _person(officer: Officer | None) -> UUID | None:
    return officer.employee_id if officer else None


def _case(request: Any, services: Services) -> CaseSeen:
    zone = zone_of(request.unit.zone if request.unit else Zone.WIB)
    day = request.opened_at.astimezone(zone).date().toordinal() - _EPOCH
    minutes = float(services.minutes(np.array([services.codes[request.service.code]]), np.array([day]))[0])
    return CaseSeen(
        id=request.pk,
        key=request.case_key,
        service=request.service.code,
        opened=request.opened_at,
        closed=request.closed_at,
        deadline=request.deadline_at,
        returns=request.returns,
        minutes=None if np.isnan(minutes) else minutes,
        too_fast=request.service.short_seconds,
    )


_EPOCH = date(1970, 1, 1).toordinal()


def _seen_by(figure: Figure, held: Sequence[_Held]) -> Iterator[CaseSeen]:
    assert figure.lineage is not None
    assert figure.since is not None
    assert figure.until is not None
    services = figure.lineage.parameters.get("services")
    for one in held:
        case = one.case
        if services and case.service not in services:
            continue
        if case.closed is not None and case.closed < figure.until:
            if case.closed >= figure.since and one.closer == figure.employee_id:
                yield case
        elif case.opened < figure.until and one.holder == figure.employee_id:
            yield replace(case, closed=None)
