"""Writing a compared file: a constant number of statements. Called by commands alone."""

from __future__ import annotations

from kinerja.facts.queueing.models import VisitImport
from kinerja.facts.service.merging import register_labels
from kinerja.platform.database.staging import execute

from .comparing import key, officer_labels
from .staging import STORED_AS, StagedVisits

# ruff: noqa: S608 - names of ours; what a file says travels only in tables

_OFFICER = "LEFT JOIN service_officer AS o ON o.register = %s AND o.label = v.officer"


def merge(staged: StagedVisits, visit_import: VisitImport) -> None:
    """Store what `compare` found: afterwards the file's visits are exactly the staged ones."""
    register_labels(staged.service_code, officer_labels(staged))
    _remove(staged, visit_import)
    _update(staged)
    _insert(staged, visit_import)


def _remove(staged: StagedVisits, visit_import: VisitImport) -> None:
    execute(
        "DELETE FROM queueing_visitrecord WHERE visit_import_id = %s "
        f"AND row NOT IN (SELECT row_no FROM {staged.visits.name})",
        [key(visit_import.pk)],
    )


def _update(staged: StagedVisits) -> None:
    assigned = ", ".join(f"{stored} = v.{name}" for name, stored in STORED_AS.items())
    execute(
        f"UPDATE queueing_visitrecord SET {assigned}, officer_id = o.id FROM {staged.changes.name} AS x "
        f"JOIN {staged.visits.name} AS v ON v.id = x.id {_OFFICER} WHERE queueing_visitrecord.id = x.id",
        [staged.service_code],
    )


def _insert(staged: StagedVisits, visit_import: VisitImport) -> None:
    execute(
        f"INSERT INTO queueing_visitrecord (id, visit_import_id, row, {', '.join(STORED_AS.values())}, officer_id) "
        f"SELECT v.id, %s, v.row_no, {', '.join(f'v.{name}' for name in STORED_AS)}, o.id "
        f"FROM {staged.visits.name} AS v {_OFFICER} WHERE v.known IS NULL",
        [key(visit_import.pk), staged.service_code],
    )
