"""From the rows of a log to its cases: identical rows once, steps in order, the end of each case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from kinerja.facts.service.models import Event, Officer, Request
from kinerja.platform.database.staging import execute

from .officers import digits, employees_by_nip
from .staging import StagedLog

# The names in these statements are ours; what a file says travels only as parameters or in tables.
# ruff: noqa: S608


@dataclass(frozen=True)
class Settled:
    """What a log holds."""

    events: int
    cases: int
    open: int
    duplicates: int
    """Rows identical to an earlier one."""
    replaced: int
    """Rows whose key came again later with other values; only where one row is one case."""
    negative_durations: int


def settle(log: StagedLog) -> Settled:
    """Turn staged rows into staged cases, and count."""
    if log.has_steps:
        duplicates, replaced = _forget_identical_steps(log), 0
        events = _count(log.rows.name)
        if log.is_supplement:
            _recall_stored_steps(log)
        _number_steps(log)
        _gather_cases(log)
    else:
        duplicates, replaced = _keep_last_rows(log)
        events = 0
    cases, open_cases, negative = _row(
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN closed IS NULL THEN 1 ELSE 0 END), 0), "
        f"COALESCE(SUM(CASE WHEN closed < opened THEN 1 ELSE 0 END), 0) FROM {log.cases.name}"
    )
    return Settled(events, int(cases), int(open_cases), duplicates, replaced, int(negative))


def unknown_officers(log: StagedLog) -> list[str]:
    """Labels for which personnel has yet to say who that is."""
    labels = unmatched_labels(log)
    by_nip = employees_by_nip(labels)
    return [label for label in labels if digits(label) not in by_nip]


def unmatched_labels(log: StagedLog) -> list[str]:
    """Labels not matched with an employee in the table of officers, in order."""
    roles = [role for role in ("officer", "in_charge") if role in log.roles]
    if not roles:
        return []
    sources = [f"SELECT DISTINCT {role} AS label FROM {log.rows.name} WHERE {role} IS NOT NULL" for role in roles]
    return _labels(
        f"SELECT label FROM ({' UNION '.join(sources)}) AS named WHERE NOT EXISTS ("
        f"SELECT 1 FROM {Officer._meta.db_table} AS o WHERE o.register = %s AND o.label = named.label "
        "AND o.employee_id IS NOT NULL) ORDER BY label",
        [log.service_code],
    )


def _keep_last_rows(log: StagedLog) -> tuple[int, int]:
    """One row is one case: how many rows were identical, and how many gave way to a later one."""
    rows = log.rows.name
    execute(
        "CREATE TEMPORARY TABLE staged_again AS SELECT case_key, MAX(row_no) AS last_row, COUNT(*) AS n, "
        f"COUNT(DISTINCT digest) AS kinds FROM {rows} WHERE case_key IN (SELECT case_key FROM {rows} WHERE again = 1) "
        "GROUP BY case_key HAVING COUNT(*) > 1"
    )
    identical, replaced = _row("SELECT COALESCE(SUM(n - kinds), 0), COALESCE(SUM(kinds - 1), 0) FROM staged_again")
    if identical or replaced:
        execute(
            f"DELETE FROM {rows} WHERE case_key IN (SELECT case_key FROM staged_again) "
            "AND row_no NOT IN (SELECT last_row FROM staged_again)"
        )
    execute("DROP TABLE staged_again")
    return int(identical), int(replaced)


def _forget_identical_steps(log: StagedLog) -> int:
    return execute(
        f"DELETE FROM {log.rows.name} WHERE row_no IN (SELECT row_no FROM (SELECT row_no, ROW_NUMBER() OVER ("
        f"PARTITION BY case_key, digest, at, activity ORDER BY row_no) AS nth FROM {log.rows.name}) AS twins "
        "WHERE nth > 1)"
    )


def _recall_stored_steps(log: StagedLog) -> None:
    """Rows sent later complete their cases: lay the stored steps beside them, before them in the file."""
    officer = "o.label" if "officer" in log.roles else "NULL"
    execute(
        f"INSERT INTO {log.rows.name} (id, row_no, case_key, at, activity, officer, digest) "
        f"SELECT e.id, e.seq - 1000000000, r.case_key, e.at, e.activity, {officer}, 0 "
        f"FROM {Event._meta.db_table} AS e JOIN {Request._meta.db_table} AS r ON r.id = e.request_id "
        f"LEFT JOIN {Officer._meta.db_table} AS o ON o.id = e.officer_id "
        "WHERE r.service_id = (SELECT id FROM service_service WHERE code = %s) "
        f"AND r.case_key IN (SELECT case_key FROM {log.rows.name}) AND NOT EXISTS (SELECT 1 FROM {log.rows.name} AS s "
        "WHERE s.case_key = r.case_key AND s.at = e.at AND s.activity = e.activity)",
        [log.service_code],
    )


def _number_steps(log: StagedLog) -> None:
    officer = "officer" if "officer" in log.roles else "NULL"
    execute(
        f"INSERT INTO {log.steps.name} (id, row_no, case_key, seq, at, activity, officer) "
        "SELECT id, row_no, case_key, ROW_NUMBER() OVER (PARTITION BY case_key ORDER BY at, row_no), "
        f"at, activity, {officer} FROM {log.rows.name}"
    )


def _gather_cases(log: StagedLog) -> None:
    """One case from its steps: the first row of the file gives its fields, the closing step its end."""
    chosen = "MIN" if log.picks_first else "MAX"
    marks = ", ".join(["%s"] * len(log.closing)) or "NULL"
    opened = "COALESCE(f.opened, s.first_at)" if "opened" in log.roles else "s.first_at"
    closed = "f.closed" if "closed" in log.roles else "e.at"
    closer = f"CASE WHEN {closed} IS NULL THEN NULL ELSE e.officer END"
    fields = [f"f.{role}" if role in log.roles else "NULL" for role in ("deadline", "in_charge", "attributes")]
    execute(
        f"INSERT INTO {log.cases.name} "
        "(id, row_no, case_key, opened, closed, officer, deadline, in_charge, attributes, steps) "
        f"SELECT f.id, f.row_no, s.case_key, {opened}, {closed}, {closer}, {', '.join(fields)}, s.steps "
        f"FROM (SELECT case_key, MIN({_file_order(log)}) AS row_no, MIN(at) AS first_at, COUNT(*) AS steps, "
        f"{chosen}(CASE WHEN activity IN ({marks}) THEN seq END) AS closing FROM {log.steps.name} "
        "GROUP BY case_key) AS s "
        f"JOIN {log.rows.name} AS f ON f.case_key = s.case_key AND f.row_no = s.row_no "
        f"LEFT JOIN {log.steps.name} AS e ON e.case_key = s.case_key AND e.seq = {_ending(log)}",
        log.closing,
    )


def _ending(log: StagedLog) -> str:
    """Which step ends a case. A closed-column without a closing step among them leaves it to the last one."""
    if not log.closing:
        return "s.steps"
    return "COALESCE(s.closing, s.steps)" if "closed" in log.roles else "s.closing"


def _file_order(log: StagedLog) -> str:
    """Fields of a case stand in the rows of this file; recalled steps carry none."""
    return "CASE WHEN row_no > 0 THEN row_no END" if log.is_supplement else "row_no"


def _count(table: str) -> int:
    return int(_row(f"SELECT COUNT(*) FROM {table}")[0])


def _row(sql: str, params: Sequence[Any] = ()) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return tuple(cursor.fetchone())


def _labels(sql: str, params: Sequence[Any]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [label for (label,) in cursor.fetchall()]
