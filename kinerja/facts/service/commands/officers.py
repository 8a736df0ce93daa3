"""Who the officers of a log are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from kinerja.facts.service.labels import own_label
from kinerja.facts.service.models import Officer
from kinerja.facts.service.officers import digits, employees_by_nip
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Stale, gettext_noop


@command
def enlist_officers(
    register: str, *, labels: Sequence[tuple[str, UUID | None]], actor: Actor, now: datetime
) -> list[UUID]:
    """Mendaftarkan label petugas beserta pegawainya; answers their keys in order."""
    require(actor, Permission.SERVICE_IMPORT)
    keys = [new_id() for _ in labels]
    rows = ((key, register, label, employee) for key, (label, employee) in zip(keys, labels, strict=True))
    load(Officer, ("id", "register", "label", "employee_id"), rows)
    record("service.officers_enlisted", actor=actor, now=now, register=register, officers=len(keys))
    return keys


@command
def label_in(register: str, *, employee: Employee, actor: Actor, now: datetime) -> Officer:
    """Label pegawai ini dalam register yang mengenal orangnya; dibuat saat pertama kali diperlukan."""
    require(actor, Permission.SERVICE_IMPORT)
    return own_label(register, employee, actor=actor, now=now)


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
