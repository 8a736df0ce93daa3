"""What a staged log would change: new cases, changed cases field by field, and examples. Nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from django.db import connection

from kinerja.facts.service.models import Request, Service
from kinerja.platform.database.staging import execute

from .staging import FIELDS, StagedLog

# ruff: noqa: S608 - names of ours; what a file says travels only in tables

EXAMPLES = 5
_STORED = {
    "opened": "r.opened_at",
    "closed": "r.closed_at",
    "deadline": "r.deadline_at",
    "officer": "closer.label",
    "in_charge": "charged.label",
    "attributes": "r.attributes",
}


@dataclass(frozen=True)
class Changes:
    """Cases of a log against those that are stored."""

    new: int
    changed: int
    unchanged: int
    fields: dict[str, int] = field(default_factory=dict)
    """Field -> in how many cases it differs; only those that do."""
    examples: tuple[dict[str, Any], ...] = ()
    """Of the first changed cases: case, field, before, after."""


def compare(log: StagedLog, service: Service | None) -> Changes:
    """Find the stored twin of each staged case, and how they differ."""
    if service is None or not Request.objects.of(service).exists():
        return Changes(new=_count(log.cases.name), changed=0, unchanged=0)
    _analyse(log)
    execute(f"DELETE FROM {log.changes.name}")
    known = _match(log, service)
    _find_changes(log)
    changed = _count(log.changes.name)
    return Changes(
        new=_count(log.cases.name) - known,
        changed=changed,
        unchanged=known - changed,
        fields=_fields(log) if changed else {},
        examples=_examples(log) if changed else (),
    )


def staged_value(log: StagedLog, name: str) -> str:
    """The column of a staged case `c` that goes to this field."""
    if name == "attributes":
        return "COALESCE(c.attributes, '{}')"
    return f"c.{log.in_charge}" if name == "in_charge" else f"c.{name}"


def _analyse(log: StagedLog) -> None:
    """PostgreSQL knows nothing of a temporary table until it is told; its guess would join row by row."""
    if connection.vendor == "postgresql":
        for table in {log.rows, log.cases, log.steps}:
            execute(f"ANALYZE {table.name}")


def _match(log: StagedLog, service: Service) -> int:
    cases = log.cases.name
    return execute(
        f"UPDATE {cases} SET id = r.id, known = 1 FROM service_request AS r "
        f"WHERE r.service_id = %s AND r.case_key = {cases}.case_key",
        [key(service.pk)],
    )


def _find_changes(log: StagedLog) -> None:
    differs = {
        name: f"CASE WHEN {stored} IS DISTINCT FROM {staged_value(log, name)} THEN 1 ELSE 0 END"
        for name, stored in _STORED.items()
    }
    differs["events"] = "CASE WHEN moved.id IS NULL THEN 0 ELSE 1 END" if log.has_steps else "0"
    compared = ", ".join(f"{expression} AS {name}" for name, expression in differs.items())
    execute(
        f"INSERT INTO {log.changes.name} (id, row_no, {', '.join(FIELDS)}) SELECT * FROM ("
        f"SELECT c.id, c.row_no, {compared} FROM {log.cases.name} AS c JOIN service_request AS r ON r.id = c.id "
        "LEFT JOIN service_officer AS closer ON closer.id = r.closed_by_id "
        "LEFT JOIN service_officer AS charged ON charged.id = r.in_charge_id "
        f"{_moved(log)} WHERE c.known = 1) AS compared WHERE {' + '.join(FIELDS)} > 0"
    )


def _moved(log: StagedLog) -> str:
    """Cases whose steps differ from the stored ones, in number or in any step."""
    if not log.has_steps:
        return ""
    return (
        f"LEFT JOIN (SELECT c.id FROM {log.steps.name} AS s JOIN {log.cases.name} AS c ON c.case_key = s.case_key "
        "LEFT JOIN service_event AS e ON e.request_id = c.id AND e.seq = s.seq "
        "LEFT JOIN service_officer AS o ON o.id = e.officer_id WHERE c.known = 1 AND (e.id IS NULL "
        "OR e.at <> s.at OR e.activity <> s.activity OR o.label IS DISTINCT FROM s.officer) "
        f"UNION SELECT c.id FROM {log.cases.name} AS c JOIN service_event AS e ON e.request_id = c.id "
        "WHERE c.known = 1 AND e.seq > c.steps) AS moved ON moved.id = c.id"
    )


def _fields(log: StagedLog) -> dict[str, int]:
    sums = ", ".join(f"SUM({name})" for name in FIELDS)
    counts = zip(FIELDS, _rows(f"SELECT {sums} FROM {log.changes.name}")[0], strict=True)
    return {name: int(count) for name, count in counts if count}


def _examples(log: StagedLog) -> tuple[dict[str, Any], ...]:
    """The first changed cases of the file, each changed field with what was and what comes."""
    names = list(_STORED)
    stored = ", ".join(_STORED.values())
    staged = ", ".join(staged_value(log, name) for name in names)
    flags = ", ".join(f"x.{name}" for name in names)
    found = []
    for case, case_id, moved, *values in _rows(
        f"SELECT c.case_key, c.id, x.events, {stored}, {staged}, {flags} FROM {log.changes.name} AS x "
        f"JOIN {log.cases.name} AS c ON c.id = x.id JOIN service_request AS r ON r.id = x.id "
        "LEFT JOIN service_officer AS closer ON closer.id = r.closed_by_id "
        f"LEFT JOIN service_officer AS charged ON charged.id = r.in_charge_id ORDER BY x.row_no LIMIT {EXAMPLES}"
    ):
        n = len(names)
        for name, before, after, differs in zip(names, values[:n], values[n : 2 * n], values[2 * n :], strict=True):
            if differs:
                found.append({"case": case, "field": name, "before": _plain(before), "after": _plain(after)})
        if moved:
            before, after = _first_moved_step(log, case, case_id)
            found.append({"case": case, "field": "events", "before": before, "after": after})
    return tuple(found)


def _first_moved_step(log: StagedLog, case: str, case_id: Any) -> tuple[str | None, str | None]:
    """Where the steps of a case part ways, None on the side that has none left."""
    stored = _rows(
        "SELECT e.at, e.activity, o.label FROM service_event AS e LEFT JOIN service_officer AS o "
        "ON o.id = e.officer_id WHERE e.request_id = %s ORDER BY e.seq",
        [case_id],
    )
    staged = _rows(f"SELECT at, activity, officer FROM {log.steps.name} WHERE case_key = %s ORDER BY seq", [case])
    pairs = zip_longest(stored, staged)
    before, after = next((pair for pair in pairs if pair[0] != pair[1]), (None, None))
    return _step(before), _step(after)


def _step(step: tuple[Any, ...] | None) -> str | None:
    return None if step is None else ", ".join(str(part) for part in step if part is not None)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | dict) else str(value)


def key(value: Any) -> Any:
    """A key as this database takes it in SQL of our own."""
    return Service._meta.pk.get_db_prep_value(value, connection)


def _count(table: str) -> int:
    return int(_rows(f"SELECT COUNT(*) FROM {table}")[0][0])


def _rows(sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
