"""Where a file of visits lies while it is judged: a temporary table beside the real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kinerja.platform.database.staging import Form, TemporaryTable, staging_area

# Column of a staged visit -> column of a stored one; the officer is a label here and a key there.
STORED_AS = {
    "ticket": "ticket",
    "kind": "kind",
    "priority": "priority",
    "day": "day",
    "issued": "issued_at",
    "called": "called_at",
    "started": "started_at",
    "finished": "finished_at",
    "outcome": "outcome",
}
FIELDS = (*STORED_AS, "officer")
_FORMS = {
    "id": Form.KEY,
    "row_no": Form.INTEGER,
    "ticket": Form.TEXT,
    "kind": Form.TEXT,
    "priority": Form.TEXT,
    "day": Form.DATE,
    "issued": Form.INSTANT,
    "called": Form.INSTANT,
    "started": Form.INSTANT,
    "finished": Form.INSTANT,
    "outcome": Form.TEXT,
    "officer": Form.TEXT,
    "known": Form.INTEGER,
}
LOADED = tuple(name for name in _FORMS if name != "known")
_CHANGES = {"id": Form.KEY, "row_no": Form.INTEGER, **dict.fromkeys(FIELDS, Form.INTEGER)}


@dataclass(frozen=True)
class StagedVisits:
    """The tables of one file of the line with this code."""

    service_code: str
    visits: TemporaryTable
    changes: TemporaryTable


@contextmanager
def staged_visits(service_code: str) -> Iterator[StagedVisits]:
    """Empty tables for one file, gone afterwards."""
    with (
        staging_area(),
        TemporaryTable("staged_visit", _FORMS) as visits,
        TemporaryTable("staged_visit_change", _CHANGES) as changes,
    ):
        yield StagedVisits(service_code, visits, changes)
