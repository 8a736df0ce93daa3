"""Visits as columns: what figures of waiting and handling are computed from. Here those of imported files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from kinerja.facts.queueing.models import VisitImport
from kinerja.facts.queueing.terms import Outcome
from kinerja.facts.service.calendars import ZONE
from kinerja.facts.service.models import Officer, Service
from kinerja.platform.database.columns import Kind, codes, numbered
from kinerja.platform.database.glued import Glued, read_glued
from kinerja.pure.lib.zones import Instants, utc_to_local, zone_of
from kinerja.pure.statistics.grouping import Booleans, Floats, Integers

from .comparing import key

# ruff: noqa: S608 - names of ours

NOBODY = -1
NUMBER_OF = {outcome: number for number, outcome in enumerate(Outcome)}
NO_PROMISE = -1
_CLOCKS = ("issued", "called", "started", "finished")
_PROMISED = ("promised_low", "promised_high")


@dataclass(frozen=True)
class Line:
    """Where visits come from: the queue of one service, as one file or the hall itself keeps it."""

    code: str
    zone: ZoneInfo
    short_seconds: float
    """A service shorter than this is asked about, never scored."""


@dataclass(frozen=True)
class VisitColumns:
    """One entry a visit. Instants are datetime64[us] in UTC, NaT for none."""

    issued: Instants
    called: Instants
    started: Instants
    finished: Instants
    outcome: Integers
    """Place of the outcome in `Outcome`."""
    officer: Integers
    """Place of the label in `officers`; -1 for nobody."""
    officers: tuple[str, ...]
    service: Integers
    """Place in `services`."""
    services: tuple[str, ...]
    line: Integers
    """Place in `lines`."""
    lines: tuple[Line, ...]
    order: Integers
    """Order among visits of one line that were issued at the same instant."""
    promised_low: Integers
    """Seconds of wait told when the number was given, from; -1 where nothing was told."""
    promised_high: Integers
    """To; -1 as well."""

    def __len__(self) -> int:
        return len(self.issued)

    def was(self, *outcomes: Outcome) -> Booleans:
        """Whether each visit ended so."""
        return np.isin(self.outcome, [NUMBER_OF[outcome] for outcome in outcomes])

    def where(self, chosen: Booleans | Integers) -> VisitColumns:
        """Some of the visits, by a mask or by their places."""
        picked = {
            name: getattr(self, name)[chosen]
            for name in (*_CLOCKS, *_PROMISED, "outcome", "officer", "service", "line")
        }
        return VisitColumns(
            **picked, officers=self.officers, services=self.services, lines=self.lines, order=self.order[chosen]
        )

    def local(self, instants: Instants) -> Instants:
        """Clock times where each visit took place."""
        local = np.full(len(self), np.datetime64("NaT", "us"))
        for number, line in enumerate(self.lines):
            here = self.line == number
            local[here] = utc_to_local(instants[here], line.zone)
        return local

    @property
    def short_seconds(self) -> Floats:
        return np.array([line.short_seconds for line in self.lines], dtype=np.float64)[self.line]


def together(parts: Sequence[VisitColumns]) -> VisitColumns:
    """Columns of several sources as one; a label that several know is one label. `parts` must not be empty."""
    merged: dict[str, Any] = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in (*_CLOCKS, *_PROMISED, "outcome", "order")
    }
    for name, labels in (("officer", "officers"), ("service", "services"), ("line", "lines")):
        merged[labels], place = distinct(label for part in parts for label in getattr(part, labels))
        begins = np.cumsum([0, *(len(getattr(part, labels)) for part in parts)])
        numbers = [getattr(part, name) for part in parts]
        merged[name] = np.concatenate(
            [place[np.where(own < 0, NOBODY, own + begin)] for own, begin in zip(numbers, begins[:-1], strict=True)]
        )
    return VisitColumns(**merged)


def visit_columns(service: Service | None = None, *, kind: str = "") -> VisitColumns:
    """All recorded visits of a line, or of all lines; with `kind` those of one service as the files name it."""
    return _recorded(service, kind)


def _recorded(service: Service | None, kind: str) -> VisitColumns:
    """Visits of imported files, in three statements."""
    files = list(VisitImport.objects.of(service).select_related("service").order_by("pk"))
    labels = _officers(service)
    found = _read(service, kind)
    file = codes(found.columns["file"], numbered(one.pk for one in files))
    lines, line_of = distinct([_line(one) for one in files])
    services, service_of = distinct([*found.labels, *(one.service.code for one in files)])
    officers, officer_of = distinct(labels.values())
    kinds = len(found.labels)
    # A row that names no service is one of the line's own.
    named = np.where(found.codes < 0, kinds + file, found.codes)
    return VisitColumns(
        **{name: found.columns[name] for name in (*_CLOCKS, "outcome")},
        officer=officer_of[codes(found.columns["officer"], numbered(labels))],
        officers=officers,
        service=service_of[named],
        services=services,
        line=line_of[file],
        lines=lines,
        order=file * 2**32 + found.columns["row_no"],
        **dict.fromkeys(_PROMISED, np.full(len(file), NO_PROMISE)),
    )


def _read(service: Service | None, kind: str) -> Glued:
    outcomes = " ".join(f"WHEN '{outcome.value}' THEN {number}" for outcome, number in NUMBER_OF.items())
    conditions, params = ["1 = 1"], []
    if service is not None:
        conditions.append("visit_import_id IN (SELECT id FROM queueing_visitimport WHERE service_id = %s)")
        params.append(key(service.pk))
    if kind:
        conditions.append("kind = %s")
        params.append(kind)
    sql = (
        "SELECT issued_at AS issued, called_at AS called, started_at AS started, finished_at AS finished, "
        f"CASE outcome {outcomes} END AS outcome, officer_id AS officer, visit_import_id AS file, row AS row_no, "
        f"NULLIF(kind, '') AS label FROM queueing_visitrecord WHERE {' AND '.join(conditions)}"
    )
    kinds = {"outcome": Kind.INTEGER, "officer": Kind.KEY, "file": Kind.KEY, "row_no": Kind.INTEGER}
    return read_glued(sql, params, {**dict.fromkeys(_CLOCKS, Kind.INSTANT), **kinds}, labelled=True)


def _line(one: VisitImport) -> Line:
    zone = zone_of(one.mapping.get("source", {}).get("timezone") or ZONE)
    return Line(one.service.code, zone, one.service.short_seconds)


def _officers(service: Service | None) -> dict[Any, str]:
    """Key -> label, in order of the labels."""
    known = Officer.objects.order_by("label", "pk")
    if service is not None:
        known = known.filter(register=service.code)
    return dict(known.values_list("pk", "label"))


def distinct(labels: Iterable[Any]) -> tuple[tuple[Any, ...], Integers]:
    """Each label once, and for every one given its place there; one entry more, where -1 points: nobody."""
    known: dict[Any, int] = {}
    places = [known.setdefault(label, len(known)) for label in labels]
    return tuple(known), np.array([*places, NOBODY], dtype=np.int64)
