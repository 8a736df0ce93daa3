"""Tickets of the hall as columns. Figures of waiting and handling do not read them yet: only imported visits."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import numpy as np
from django.db import connection
from django.db.models import UUIDField
from numpy.typing import NDArray

from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.service.models import Service
from kinerja.people.organisation.models import Employee
from kinerja.platform.database.columns import Kind, codes, numbered
from kinerja.platform.database.glued import read_glued
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Integers

# What a stage is to the figures; a transfer is neither served nor left, its wait goes on in the next number.
ENDED = {Stage.DONE: "served", Stage.LEFT: "left", Stage.NO_SHOW: "no_show", Stage.CLOSED: "void"}


@dataclass(frozen=True)
class LiveColumns:
    """One entry an ended ticket, in order of its issue. Instants are datetime64[us] in UTC, NaT where not known.

    Times that the officer or the night calls wrong are NaT; the visit still counts.
    """

    issued: Instants
    called: Instants
    started: Instants
    finished: Instants
    outcome: tuple[str, ...]
    officer: Integers
    """Place in `officers`; -1 for nobody."""
    officers: tuple[UUID, ...]

    def __len__(self) -> int:
        return len(self.issued)


def live_columns(service: Service) -> LiveColumns:
    """Two statements."""
    found = read_glued(
        "SELECT t.opened_at AS issued, t.called_at AS called, t.served_at AS started, t.since AS finished, "  # noqa: S608
        "t.officer_id AS officer, CASE WHEN t.is_accurate THEN 1 ELSE 0 END AS accurate, t.stage AS label "
        "FROM queueing_ticket AS t JOIN queueing_serviceline AS l ON l.id = t.line_id "
        f"WHERE l.service_id = %s AND t.stage IN ({', '.join(['%s'] * len(ENDED))}) "
        "ORDER BY t.opened_at, t.id",
        [UUIDField().get_db_prep_value(service.pk, connection), *map(str, ENDED)],
        {
            "issued": Kind.INSTANT, "called": Kind.INSTANT, "started": Kind.INSTANT, "finished": Kind.INSTANT,
            "officer": Kind.KEY, "accurate": Kind.INTEGER,
        },
        labelled=True,
    )  # fmt: skip
    known = tuple(
        Employee.objects.filter(tickets__line__service=service).order_by("pk").distinct().values_list("pk", flat=True)
    )
    wrong = found.columns["accurate"] == 0
    times = {name: _unless(wrong, found.columns[name]) for name in ("called", "started", "finished")}
    return LiveColumns(
        issued=found.columns["issued"], **times,
        outcome=tuple(ENDED[Stage(found.labels[code])] for code in found.codes),
        officer=codes(found.columns["officer"], numbered(known)), officers=known,
    )  # fmt: skip


def _unless(wrong: NDArray[np.bool_], instants: Instants) -> Instants:
    return np.where(wrong, np.datetime64("NaT", "us"), instants)
