"""Logs: started, checked, stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from kinerja.facts.service.changes import Changes, compare
from kinerja.facts.service.merging import merge
from kinerja.facts.service.models import LogImport, Service
from kinerja.facts.service.staging import StagedLog
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.staging import roomy_cache
from kinerja.platform.files.models import StoredFile
from kinerja.pure.lib.refusals import Stale, gettext_noop

from .standards import add_service


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
