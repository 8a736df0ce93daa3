"""Verbs of services: standards, who an officer is, imports of logs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import F

from kinerja.facts.service.models import LogImport, Officer, Service, ServiceStandard
from kinerja.facts.service.terms import STANDARD_COMPONENTS, StartEvent
from kinerja.people.organisation.models import Employee, Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.saving import insert
from kinerja.platform.database.staging import roomy_cache
from kinerja.platform.files.models import StoredFile
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop

from .changes import Changes, compare
from .merging import merge
from .officers import digits, employees_by_nip
from .staging import StagedLog


@command
def add_service(
    code: str, *, actor: Actor, now: datetime, name: str, unit: Unit | None = None, short_seconds: int = 10
) -> Service:
    """Menambah jenis pelayanan."""
    require(actor, Permission.SERVICE_CHANGE)
    service = insert(Service(code=code, name=name or code, unit=unit, short_seconds=short_seconds))
    record("service.added", actor=actor, now=now, thing=service, code=code, name=service.name)
    return service


@command
def set_standard(
    service: Service,
    *,
    actor: Actor,
    now: datetime,
    effective_from: date,
    components: Mapping[str, str],
    promised: Decimal | None = None,
    promised_unit: str = "",
    start_event: str = StartEvent.FILE_COMPLETE,
    standard_minutes: Decimal | None = None,
) -> ServiceStandard:
    """Menetapkan standar pelayanan sejak suatu hari; versi lama tetap tersimpan."""
    require(actor, Permission.SERVICE_CHANGE, service)
    _check_components(components)
    newest = ServiceStandard.objects.filter(service=service).order_by("-version").first()
    standard = insert(
        ServiceStandard(
            service=service,
            version=newest.version + 1 if newest else 1,
            effective_from=effective_from,
            promised=promised,
            promised_unit=promised_unit,
            start_event=start_event,
            standard_minutes=standard_minutes,
            components=dict(components),
        )
    )
    record(
        "service.standard_set",
        actor=actor,
        now=now,
        thing=service,
        version=standard.version,
        effective_from=effective_from.isoformat(),
        promised=str(promised or ""),
        promised_unit=promised_unit,
    )
    return standard


def _check_components(components: Mapping[str, str]) -> None:
    """All fourteen, and no other (UU 25/2009 Pasal 21)."""
    strange = [name for name in components if name not in STANDARD_COMPONENTS]
    empty = [str(label) for name, label in STANDARD_COMPONENTS.items() if not components.get(name, "").strip()]
    if strange:
        raise Invalid(gettext_noop("Komponen {names} tidak dikenal dalam standar pelayanan."), names=", ".join(strange))
    if empty:
        raise Invalid(gettext_noop("Komponen standar pelayanan belum lengkap: {names}."), names="; ".join(empty))


@command
def match_officer(officer: Officer, *, actor: Actor, now: datetime, employee: Employee | None) -> Officer:
    """Menyatakan label petugas ini pegawai yang mana, atau mencabutnya."""
    require(actor, Permission.SERVICE_IMPORT, officer)
    before = officer.employee_id
    if before == (employee.pk if employee else None):
        return officer
    # What the form showed may have been decided by a colleague meanwhile.
    unchanged = Officer.objects.filter(pk=officer.pk)
    unchanged = unchanged.filter(employee=before) if before else unchanged.unmatched()
    if not unchanged.update(employee=employee):
        raise Stale(gettext_noop("Label {label} baru saja dicocokkan orang lain. Muat ulang daftarnya."), label=officer)
    officer.employee = employee
    record(
        "service.officer_matched",
        actor=actor,
        now=now,
        thing=officer,
        before=str(before or ""),
        after=str(officer.employee_id or ""),
    )
    return officer


@command
def match_officers(*, actor: Actor, now: datetime) -> int:
    """Mencocokkan semua label yang berupa NIP; menjawab berapa yang ketemu."""
    require(actor, Permission.SERVICE_IMPORT)
    waiting = list(Officer.objects.unmatched().order_by("id"))
    by_nip = employees_by_nip([officer.label for officer in waiting])
    found = [officer for officer in waiting if digits(officer.label) in by_nip]
    for officer in found:
        officer.employee_id = by_nip[digits(officer.label)]
    Officer.objects.bulk_update(found, ["employee"], batch_size=500)
    if found:
        record("service.officers_matched", actor=actor, now=now, n=len(found))
    return len(found)


@command
def start_import(
    file_name: str,
    *,
    actor: Actor,
    now: datetime,
    mapping: Mapping[str, Any],
    sha256: str = "",
    file: StoredFile | None = None,
) -> LogImport:
    """Mencatat bahwa sebuah log akan diperiksa."""
    require(actor, Permission.SERVICE_IMPORT)
    return LogImport.objects.create(
        file_name=file_name[:200],
        file=file,
        sha256=sha256,
        mapping=dict(mapping),
        created_at=now,
        actor_name=actor.name,
    )


@command
def note_check(
    log_import: LogImport, *, actor: Actor, now: datetime, report: Mapping[str, Any], accepted: bool
) -> LogImport:
    """Mencatat hasil pemeriksaan sebuah log."""
    require(actor, Permission.SERVICE_IMPORT, log_import)
    state = LogImport.State.CHECKED if accepted else LogImport.State.REFUSED
    waiting = LogImport.objects.filter(pk=log_import.pk).exclude(state=LogImport.State.COMMITTED)
    if not waiting.update(state=state, report=dict(report)):
        raise _already_stored(log_import)
    log_import.state, log_import.report = state, dict(report)
    return log_import


@command
def commit_log(
    log_import: LogImport,
    *,
    staged: StagedLog,
    actor: Actor,
    now: datetime,
    service_name: str = "",
    report: Mapping[str, Any],
) -> Changes:
    """Menyimpan log yang sudah disiapkan: kasus baru ditambah, yang berbeda diperbarui, yang sama dibiarkan."""
    require(actor, Permission.SERVICE_IMPORT, log_import)
    service = _locked_service(staged.service_code, service_name, actor=actor, now=now)
    with roomy_cache():
        changes = compare(staged, service)
        merge(staged, service, log_import)
    values = {"state": LogImport.State.COMMITTED, "service": service, "committed_at": now}
    values["report"] = {**report, **_counts(changes)}
    waiting = LogImport.objects.filter(pk=log_import.pk).exclude(state=LogImport.State.COMMITTED)
    if not waiting.update(**values):
        raise _already_stored(log_import)
    for name, value in values.items():
        setattr(log_import, name, value)
    record("service.log_committed", actor=actor, now=now, thing=log_import, service=service.code, **_counts(changes))
    return changes


def _locked_service(code: str, name: str, *, actor: Actor, now: datetime) -> Service:
    """Two imports of one service follow one another; the update locks the row on both databases."""
    if not Service.objects.filter(code=code).update(code=F("code")):
        return add_service(code, actor=actor, now=now, name=name)
    return Service.objects.get(code=code)


def _counts(changes: Changes) -> dict[str, Any]:
    return {
        "new": changes.new,
        "changed": changes.changed,
        "unchanged": changes.unchanged,
        "changed_fields": changes.fields,
    }


def _already_stored(log_import: LogImport) -> Stale:
    return Stale(gettext_noop("Impor {file} sudah disimpan sebelumnya."), file=log_import.file_name)
