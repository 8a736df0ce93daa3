"""Sheets of staff data: checked, looked at, applied as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError

from kinerja.people.organisation.imports import SHEETS, preview
from kinerja.people.organisation.imports.plan import Row
from kinerja.people.organisation.imports.reports import report_of
from kinerja.people.organisation.locks import lock_staff, lock_tree
from kinerja.people.organisation.models import StaffImport
from kinerja.people.organisation.terms import ImportState, SheetKind
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.files.models import StoredFile
from kinerja.platform.operations.pulses import STRUCTURE, beat
from kinerja.pure.lib.refusals import Refused, Stale, gettext_noop

OUTDATED = gettext_noop(
    "Data kepegawaian berubah sejak lembar ini diperiksa, sehingga pratinjaunya tidak berlaku lagi. "
    "Periksa lembar ini sekali lagi."
)
DONE = gettext_noop("Lembar ini sudah diterapkan pada {instant:%d-%m-%Y}.")
REJECTED = gettext_noop("Lembar ini masih memuat {problems} baris yang perlu diperbaiki. Perbaiki, lalu unggah lagi.")


@command
def check_staff_rows(
    file: StoredFile,
    *,
    kind: str,
    rows: Sequence[dict[str, Any]],
    actor: Actor,
    now: datetime,
    problems: Sequence[dict[str, Any]] = (),
    doubts: Sequence[dict[str, Any]] = (),
) -> StaffImport:
    """Memeriksa lembar: alasan tiap baris yang ditolak, atau pratinjau perubahannya. Data belum berubah.

    `rows`: {"row": number, "cells": {column: value}}. `problems` and `doubts`: those of the reader, as
    the report keeps them.
    """
    require(actor, Permission.ORGANISATION_IMPORT)
    found = preview(SHEETS[kind](), [Row(row["row"], row["cells"]) for row in rows])
    report = report_of(found, problems, doubts)
    checked = StaffImport.objects.create(
        file=file, kind=kind, rows=list(rows), report=report, created_at=now, created_by=actor.user_id,
        state=ImportState.REJECTED if report["problem_count"] else ImportState.CHECKED,
        changes={} if report["problem_count"] else found.document(),
    )  # fmt: skip
    record(
        "organisation.sheet_checked", actor=actor, now=now, thing=checked,
        kind=kind, rows=len(rows), problems=report["problem_count"],
    )  # fmt: skip
    return checked


@command
def commit_staff_import(staged: StaffImport, *, actor: Actor, now: datetime) -> StaffImport:
    """Menerapkan lembar yang sudah diperiksa: semuanya atau tidak sama sekali."""
    require(actor, Permission.ORGANISATION_IMPORT)
    lock_tree()
    staged.refresh_from_db()
    if staged.state == ImportState.COMMITTED:
        raise Refused(DONE, instant=staged.committed_at)
    if staged.state == ImportState.REJECTED:
        raise Refused(REJECTED, problems=staged.report["problem_count"])
    if staged.kind in (SheetKind.STAFF, SheetKind.APPOINTMENTS):
        lock_staff()
    sheet = SHEETS[staged.kind]()
    found = preview(sheet, [Row(row["row"], row["cells"]) for row in staged.rows])
    if found.problems or found.document() != staged.changes:
        raise Stale(OUTDATED)
    try:
        sheet.write(found)
    except IntegrityError:
        # Somebody appointed, hired or moved between the comparison and the write.
        raise Stale(OUTDATED)
    staged.state, staged.committed_at = ImportState.COMMITTED, now
    staged.save(update_fields=["state", "committed_at"])
    beat(STRUCTURE)
    record(
        "organisation.sheet_applied", actor=actor, now=now, thing=staged,
        kind=staged.kind, new=len(found.new), changed=len(found.changed), unchanged=found.unchanged,
    )  # fmt: skip
    return staged
