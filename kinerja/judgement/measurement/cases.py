"""The cases of a stretch of time as columns: what every measure reads, asked for once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db import connection

from kinerja.platform.database.columns import Kind, codes, read
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Integers

COUNTER, ONLINE = 1, 2

QUERY = """
SELECT id AS id, opened_at AS opened, closed_at AS closed, deadline_at AS deadline, service_id AS service,
       unit_id AS unit, COALESCE(closed_by_id, in_charge_id) AS closer,
       COALESCE(in_charge_id, closed_by_id) AS in_charge, returns AS returns,
       CASE channel WHEN 'counter' THEN 1 WHEN 'online' THEN 2 ELSE 0 END AS channel
FROM service_request
WHERE opened_at < %s AND (closed_at IS NULL OR closed_at >= %s)
""".strip()

_KINDS = {
    "id": Kind.KEY,
    "opened": Kind.INSTANT,
    "closed": Kind.INSTANT,
    "deadline": Kind.INSTANT,
    "service": Kind.KEY,
    "unit": Kind.KEY,
    "closer": Kind.KEY,
    "in_charge": Kind.KEY,
    "returns": Kind.INTEGER,
    "channel": Kind.INTEGER,
}


@dataclass(frozen=True)
class Cases:
    """One entry a case, in order of the keys, so that the same facts always stand in the same order.

    `closer` and `in_charge` are numbers of employees, `service` and `unit` numbers of the catalogue; -1 is nobody.
    """

    ids: np.ndarray
    opened: Instants
    closed: Instants
    deadline: Instants
    service: Integers
    unit: Integers
    closer: Integers
    in_charge: Integers
    returns: Integers
    channel: Integers

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Numbers:
    """What keys are called inside one computation: raw bytes of a key -> number."""

    services: Mapping[bytes, int]
    units: Mapping[bytes, int]
    officers: Mapping[bytes, int]
    """Officer's key -> number of the employee he is."""


def cases_between(since: datetime, until: datetime, numbers: Numbers) -> Cases:
    """Cases opened before `until` and not closed before `since`."""
    instant = connection.ops.adapt_datetimefield_value
    columns = read(QUERY, [instant(until), instant(since)], _KINDS)
    order = order_of(columns["id"])
    columns = {name: column[order] for name, column in columns.items()}
    return Cases(
        ids=columns["id"],
        opened=columns["opened"],
        closed=columns["closed"],
        deadline=columns["deadline"],
        service=codes(columns["service"], numbers.services),
        unit=codes(columns["unit"], numbers.units),
        closer=codes(columns["closer"], numbers.officers),
        in_charge=codes(columns["in_charge"], numbers.officers),
        returns=columns["returns"],
        channel=columns["channel"],
    )


def order_of(ids: np.ndarray) -> Integers:
    """The order that sorts keys, given as V16."""
    halves = np.ascontiguousarray(ids).view(">u8").reshape(-1, 2)
    order: Integers = np.lexsort((halves[:, 1], halves[:, 0]))
    return order
