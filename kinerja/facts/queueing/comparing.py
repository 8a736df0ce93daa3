"""What a staged file holds and what storing it would change. Nothing of the real tables is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from kinerja.facts.queueing.models import VisitImport, VisitRecord
from kinerja.facts.queueing.terms import Outcome
from kinerja.facts.service.models import Officer
from kinerja.facts.service.officers import digits, employees_by_nip
from kinerja.platform.database.staging import execute
from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .staging import FIELDS, STORED_AS, StagedVisits

# ruff: noqa: S608 - names of ours; what a file says travels only in tables

EXAMPLES = 5
_COUNTS = {
    **{outcome.value: f"outcome = '{outcome.value}'" for outcome in Outcome},
    "waited": "outcome <> 'void' AND called > issued",
    "negative_waits": "outcome <> 'void' AND called < issued",
    "negative_handling": "outcome <> 'void' AND finished < started",
    "served_without_officer": "outcome = 'served' AND officer IS NULL",
    "served_without_time": "outcome = 'served' AND (started IS NULL OR finished IS NULL OR started = finished)",
}


@dataclass(frozen=True)
class VisitChanges:
    """Rows of a file against those stored under it."""

    new: int
    changed: int
    unchanged: int
    removed: int
    """Stored rows that the file no longer has."""
    fields: dict[str, int] = field(default_factory=dict)
    examples: tuple[dict[str, Any], ...] = ()

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.changed or self.removed)


def holdings(staged: StagedVisits) -> dict[str, int]:
    """How many visits, of which outcome, and what is wrong with them."""
    sums = ", ".join(f"SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)" for condition in _COUNTS.values())
    visits, *counts = rows_of(f"SELECT COUNT(*), {sums} FROM {staged.visits.name}")[0]
    return {"visits": int(visits), **{name: int(count or 0) for name, count in zip(_COUNTS, counts, strict=True)}}


def officer_labels(staged: StagedVisits) -> list[str]:
    """Labels of officers, in order."""
    found = rows_of(f"SELECT DISTINCT officer FROM {staged.visits.name} WHERE officer IS NOT NULL")
    return sorted(label for (label,) in found)


def unknown_officers(staged: StagedVisits) -> list[str]:
    """Labels for which personnel has yet to say who that is."""
    labels = officer_labels(staged)
    matched = Officer.objects.filter(register=staged.service_code, label__in=labels, employee__isnull=False)
    known, by_nip = set(matched.values_list("label", flat=True)), employees_by_nip(labels)
    return [label for label in labels if label not in known and digits(label) not in by_nip]


def earlier_import(service_code: str, file_name: str, sha256: str) -> VisitImport | None:
    """The same file, imported before: the same content under any name, else the same name."""
    files = VisitImport.objects.filter(service__code=service_code)
    return files.filter(sha256=sha256).first() or files.filter(file_name=file_name[:200]).first()


def compare(staged: StagedVisits, earlier: VisitImport | None) -> VisitChanges:
    """Find the stored twin of each row, and how they differ."""
    total = int(rows_of(f"SELECT COUNT(*) FROM {staged.visits.name}")[0][0])
    if earlier is None:
        return VisitChanges(new=total, changed=0, unchanged=0, removed=0)
    if connection.vendor == "postgresql":
        execute(f"ANALYZE {staged.visits.name}")
    stored = VisitRecord.objects.filter(visit_import=earlier).count()
    known = _match(staged, earlier)
    changed = _find_changes(staged)
    return VisitChanges(
        new=total - known,
        changed=changed,
        unchanged=known - changed,
        removed=stored - known,
        fields=_fields(staged) if changed else {},
        examples=_examples(staged) if changed else (),
    )


def refuse_another_period(earlier: VisitImport | None, changes: VisitChanges, sha256: str, *, replace: bool) -> None:
    """A file of the same name that agrees in less than half of its rows is hardly a correction: storing it would wipe
    out what the earlier one brought. Raises Invalid."""
    if replace or earlier is None or earlier.sha256 == sha256:
        return
    stored = changes.unchanged + changes.changed + changes.removed
    coming = changes.unchanged + changes.changed + changes.new
    if 2 * changes.unchanged < min(stored, coming):
        raise Invalid(
            gettext_noop(
                "Berkas bernama {file} sudah pernah dimasukkan dengan isi lain; hanya {same} dari {n} barisnya sama. "
                "Bila ini periode lain, beri nama berkas yang berbeda. Bila ini perbaikan, pakai --replace. "
                "Tidak ada yang disimpan."
            ),
            file=earlier.file_name,
            same=changes.unchanged,
            n=coming,
        )


def _match(staged: StagedVisits, earlier: VisitImport) -> int:
    name = staged.visits.name
    return execute(
        f"UPDATE {name} SET id = r.id, known = 1 FROM queueing_visitrecord AS r "
        f"WHERE r.visit_import_id = %s AND r.row = {name}.row_no",
        [key(earlier.pk)],
    )


def _find_changes(staged: StagedVisits) -> int:
    execute(f"DELETE FROM {staged.changes.name}")
    pairs = {**{name: f"r.{stored}" for name, stored in STORED_AS.items()}, "officer": "o.label"}
    flags = ", ".join(
        f"CASE WHEN {stored} IS DISTINCT FROM v.{name} THEN 1 ELSE 0 END AS {name}" for name, stored in pairs.items()
    )
    return execute(
        f"INSERT INTO {staged.changes.name} (id, row_no, {', '.join(FIELDS)}) SELECT * FROM ("
        f"SELECT v.id, v.row_no, {flags} FROM {staged.visits.name} AS v JOIN queueing_visitrecord AS r ON r.id = v.id "
        "LEFT JOIN service_officer AS o ON o.id = r.officer_id WHERE v.known = 1) AS compared "
        f"WHERE {' + '.join(FIELDS)} > 0"
    )


def _fields(staged: StagedVisits) -> dict[str, int]:
    sums = ", ".join(f"SUM({name})" for name in FIELDS)
    counts = zip(FIELDS, rows_of(f"SELECT {sums} FROM {staged.changes.name}")[0], strict=True)
    return {name: int(count) for name, count in counts if count}


def _examples(staged: StagedVisits) -> tuple[dict[str, Any], ...]:
    """The first changed rows of the file, each changed field with what was and what comes."""
    stored = ", ".join([*(f"r.{name}" for name in STORED_AS.values()), "o.label"])
    now = ", ".join(f"v.{name}" for name in FIELDS)
    flags = ", ".join(f"x.{name}" for name in FIELDS)
    found, n = [], len(FIELDS)
    for row, *values in rows_of(
        f"SELECT x.row_no, {stored}, {now}, {flags} FROM {staged.changes.name} AS x "
        f"JOIN {staged.visits.name} AS v ON v.id = x.id JOIN queueing_visitrecord AS r ON r.id = x.id "
        f"LEFT JOIN service_officer AS o ON o.id = r.officer_id ORDER BY x.row_no LIMIT {EXAMPLES}"
    ):
        for name, before, after, differs in zip(FIELDS, values[:n], values[n : 2 * n], values[2 * n :], strict=True):
            if differs:
                found.append({"row": row, "field": name, "before": _plain(before), "after": _plain(after)})
    return tuple(found)


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)


def key(value: Any) -> Any:
    """A key as this database takes it in SQL of our own."""
    return VisitRecord._meta.pk.get_db_prep_value(value, connection)


def rows_of(sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
