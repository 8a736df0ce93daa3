"""Writing a compared log: officers, new cases, changed cases, their steps. Called by commands alone."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja.facts.service.models import LogImport, Officer, Service
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.platform.database.staging import execute

from .changes import key, staged_value
from .officers import digits, employees_by_nip
from .settling import unmatched_labels
from .staging import StagedLog

# ruff: noqa: S608 - names of ours; what a file says travels only in tables


def merge(log: StagedLog, service: Service, log_import: LogImport) -> None:
    """Store what `compare` found: a constant number of statements."""
    register_labels(service.code, unmatched_labels(log))
    _insert_cases(log, service, log_import)
    _update_cases(log, service, log_import)
    _keep_corrected(log_import)
    if log.has_steps:
        _replace_steps(log, service)


def register_labels(register: str, labels: Sequence[str]) -> None:
    """Keep each label once; a label that is a NIP finds its employee by itself."""
    known = set(Officer.objects.filter(register=register, label__in=labels).values_list("label", flat=True))
    new = [label for label in labels if label not in known]
    by_nip = employees_by_nip(new)
    load(
        Officer,
        ["id", "register", "label", "employee_id"],
        [(new_id(), register, label, by_nip.get(digits(label))) for label in new],
    )


def _officers(log: StagedLog) -> str:
    """Joins that turn the labels of a staged case `c` into keys; none where no column names an officer."""
    joins = [
        f"LEFT JOIN service_officer AS {alias} ON {alias}.register = %s AND {alias}.label = {staged_value(log, name)}"
        for alias, name in _named(log)
    ]
    return " ".join(joins)


def _named(log: StagedLog) -> list[tuple[str, str]]:
    pairs = [("closer", "officer"), ("charged", "in_charge")]
    return [(alias, name) for alias, name in pairs if _is_named(log, name)]


def _is_named(log: StagedLog, name: str) -> bool:
    return (log.in_charge if name == "in_charge" else name) in log.roles


def _registers(log: StagedLog) -> list[str]:
    return [log.service_code] * len(_named(log))


def _values(log: StagedLog) -> dict[str, str]:
    """Column of a request -> where it comes from in a staged case `c`."""
    return {
        "opened_at": "c.opened",
        "closed_at": "c.closed",
        "deadline_at": "c.deadline",
        "closed_by_id": "closer.id" if _is_named(log, "officer") else "NULL",
        "in_charge_id": "charged.id" if _is_named(log, "in_charge") else "NULL",
        "attributes": staged_value(log, "attributes"),
        "source_row": "c.row_no",
    }


def _insert_cases(log: StagedLog, service: Service, log_import: LogImport) -> None:
    values = _values(log)
    execute(
        f"INSERT INTO service_request (id, case_key, service_id, unit_id, log_import_id, channel, returns, "
        f"{', '.join(values)}) SELECT c.id, c.case_key, %s, %s, %s, 'other', 0, {', '.join(values.values())} "
        f"FROM {log.cases.name} AS c {_officers(log)} WHERE c.known IS NULL",
        [key(service.pk), key(service.unit_id), key(log_import.pk), *_registers(log)],
    )


def _update_cases(log: StagedLog, service: Service, log_import: LogImport) -> None:
    assigned = ", ".join(f"{column} = {source}" for column, source in _values(log).items())
    execute(
        f"UPDATE service_request SET log_import_id = %s, {assigned} FROM {log.changes.name} AS x "
        f"JOIN {log.cases.name} AS c ON c.id = x.id {_officers(log)} WHERE service_request.id = x.id",
        [key(log_import.pk), *_registers(log)],
    )


def _keep_corrected(log_import: LogImport) -> None:
    """A file that says again what was put right does not undo it; what it says anew holds. Each column by itself."""
    said_before = {
        name: "EXISTS (SELECT 1 FROM service_attribution AS w WHERE w.request_id = service_request.id "
        f"AND w.was_{name}_id IS NOT DISTINCT FROM service_request.{name}_id)"
        for name in ("closed_by", "in_charge")
    }
    kept = ", ".join(
        f"{name}_id = CASE WHEN {again} THEN a.{name}_id ELSE service_request.{name}_id END"
        for name, again in said_before.items()
    )
    newer = "SELECT 1 FROM service_attribution AS b WHERE b.request_id = a.request_id AND b.number > a.number"
    execute(
        f"UPDATE service_request SET {kept} FROM service_attribution AS a WHERE a.request_id = service_request.id "
        f"AND service_request.log_import_id = %s AND NOT EXISTS ({newer})",
        [key(log_import.pk)],
    )


def _replace_steps(log: StagedLog, service: Service) -> None:
    moved = f"SELECT id FROM {log.changes.name} WHERE events = 1"
    execute(f"DELETE FROM service_event WHERE request_id IN ({moved})")
    execute(
        "INSERT INTO service_event (id, request_id, seq, at, activity, officer_id) "
        f"SELECT s.id, c.id, s.seq, s.at, s.activity, o.id FROM {log.steps.name} AS s "
        f"JOIN {log.cases.name} AS c ON c.case_key = s.case_key "
        "LEFT JOIN service_officer AS o ON o.register = %s AND o.label = s.officer "
        f"WHERE c.known IS NULL OR c.id IN ({moved})",
        [service.code],
    )
