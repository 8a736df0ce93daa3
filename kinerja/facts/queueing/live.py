"""Tickets of the hall as columns, beside the visits of imported files."""

from __future__ import annotations

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from kinerja.facts.queueing.columns import NO_PROMISE, NUMBER_OF, Line, VisitColumns, distinct
from kinerja.facts.queueing.comparing import key
from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.queueing.models import ServiceLine
from kinerja.facts.queueing.terms import Outcome
from kinerja.facts.service.models import Service
from kinerja.people.organisation.models import Employee
from kinerja.platform.database.columns import Kind, codes, numbered
from kinerja.platform.database.glued import Glued, read_glued
from kinerja.pure.lib.zones import Instants, zone_of

# ruff: noqa: S608 - names of ours

# What a stage is to the figures; a transfer is neither served nor left, its wait goes on in the next number.
ENDED = {
    Stage.DONE: Outcome.SERVED, Stage.LEFT: Outcome.LEFT, Stage.NO_SHOW: Outcome.NO_SHOW, Stage.CLOSED: Outcome.VOID,
}  # fmt: skip


def live_columns(service: Service | None = None) -> VisitColumns:
    """Ended tickets in order of their issue, in three statements. Who left waited until then.

    Times that the officer or the night calls wrong are NaT, as is the wait of who was served without a call; the visit
    still counts.
    """
    halls = list(_halls(service))
    people = dict(Employee.objects.filter(tickets__isnull=False).distinct().order_by("pk").values_list("pk", "name"))
    found = _read(service)
    hall = codes(found.columns["line"], numbered(one.pk for one in halls))
    wrong, uncalled = found.columns["accurate"] == 0, found.columns["uncalled"] == 1
    outcome_of = np.array([NUMBER_OF[ENDED[Stage(label)]] for label in found.labels], dtype=np.int64)
    lines, line_of = distinct(
        Line(one.service.code, zone_of(one.unit.zone), one.service.short_seconds) for one in halls
    )
    services, service_of = distinct(one.service.code for one in halls)
    officers, officer_of = distinct(people.values())
    return VisitColumns(
        issued=found.columns["issued"],
        called=_unless(wrong | uncalled, found.columns["called"]),
        started=_unless(wrong, found.columns["started"]),
        finished=_unless(wrong, found.columns["finished"]),
        outcome=outcome_of[found.codes],
        officer=officer_of[codes(found.columns["officer"], numbered(people))],
        officers=officers,
        service=service_of[hall],
        services=services,
        line=line_of[hall],
        lines=lines,
        order=np.arange(len(hall)),
        promised_low=found.columns["low"],
        promised_high=found.columns["high"],
    )


def _halls(service: Service | None) -> QuerySet[ServiceLine]:
    found = ServiceLine.objects.select_related("service", "unit").order_by("pk")
    return found if service is None else found.filter(service=service)


def _read(service: Service | None) -> Glued:
    where = "" if service is None else "AND l.service_id = %s"
    params = [] if service is None else [key(service.pk)]
    return read_glued(
        "SELECT t.opened_at AS issued, "
        f"CASE WHEN t.stage = '{Stage.LEFT.value}' THEN COALESCE(t.called_at, t.since) ELSE t.called_at END AS called, "
        "t.served_at AS started, t.since AS finished, t.line_id AS line, t.officer_id AS officer, "
        "CASE WHEN t.is_accurate THEN 1 ELSE 0 END AS accurate, CASE WHEN t.missed_call THEN 1 ELSE 0 END AS uncalled, "
        f"COALESCE(t.promised_low, {NO_PROMISE}) AS low, COALESCE(t.promised_high, {NO_PROMISE}) AS high, "
        "t.stage AS label FROM queueing_ticket AS t JOIN queueing_serviceline AS l ON l.id = t.line_id "
        f"WHERE t.stage IN ({', '.join(['%s'] * len(ENDED))}) {where} ORDER BY t.opened_at, t.id",
        [*map(str, ENDED), *params],
        {
            **dict.fromkeys(("issued", "called", "started", "finished"), Kind.INSTANT),
            "line": Kind.KEY, "officer": Kind.KEY, "accurate": Kind.INTEGER, "uncalled": Kind.INTEGER,
            "low": Kind.INTEGER, "high": Kind.INTEGER,
        },
        labelled=True,
    )  # fmt: skip


def _unless(wrong: NDArray[np.bool_], instants: Instants) -> Instants:
    return np.where(wrong, np.datetime64("NaT", "us"), instants)
