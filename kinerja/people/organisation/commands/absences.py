"""Leave, study and other tasks: granted, changed, cancelled. The trail keeps no kind, for it may tell of health."""

from __future__ import annotations

from datetime import date, datetime

from kinerja.people.organisation.history import CLOSED_ABSENCE, refuse_before_history
from kinerja.people.organisation.locks import lock_person
from kinerja.people.organisation.models import Absence, Employee
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.pure.lib.refusals import Invalid, gettext_noop


@command
def grant_absence(
    employee: Employee,
    *,
    kind: str,
    starts: date,
    actor: Actor,
    now: datetime,
    ends: date | None = None,
    decree: str = "",
) -> Absence:
    """Mencatat cuti, tugas belajar, atau penugasan lain; `ends` adalah hari pertama kembali bertugas."""
    require(actor, Permission.ABSENCE_RECORD, employee)
    employee = lock_person(employee)
    refuse_before_history(employee, starts, CLOSED_ABSENCE)
    _refuse_after_service(employee, starts)
    absence = Absence(employee=employee, kind=kind, starts=starts, ends=ends, decree=decree.strip())
    saving.insert(absence)
    record(
        "organisation.absence_granted", actor=actor, now=now, thing=absence, starts=str(starts), ends=str(ends or "")
    )
    return absence


def _refuse_after_service(employee: Employee, starts: date) -> None:
    if employee.left_on and starts >= employee.left_on:
        raise Invalid(
            gettext_noop("{name} berhenti pada {day}; cuti atau tugas harus dimulai sebelum hari itu."),
            name=employee.name,
            day=employee.left_on,
        )


@command
def change_absence_end(absence: Absence, *, ends: date | None, actor: Actor, now: datetime) -> Absence:
    """Mengubah hari pertama kembali bertugas; kosong berarti belum diketahui."""
    require(actor, Permission.ABSENCE_RECORD, absence.employee)
    employee = lock_person(absence.employee)
    for day in (ends, absence.ends):
        if day is not None:
            refuse_before_history(employee, day, CLOSED_ABSENCE)
    if saving.change(absence, ends=ends):
        record("organisation.absence_changed", actor=actor, now=now, thing=absence, ends=str(ends or ""))
    return absence


@command
def cancel_absence(absence: Absence, *, reason: str, actor: Actor, now: datetime) -> None:
    """Membatalkan cuti atau tugas yang tidak jadi; alasannya tinggal dalam jejak audit."""
    require(actor, Permission.ABSENCE_RECORD, absence.employee)
    if not reason.strip():
        raise Invalid(gettext_noop("Tulis alasan pembatalan ini."))
    employee = lock_person(absence.employee)
    refuse_before_history(employee, absence.starts, CLOSED_ABSENCE)
    record(
        "organisation.absence_cancelled", actor=actor, now=now, thing=absence,
        starts=str(absence.starts), reason=reason.strip(),
    )  # fmt: skip
    absence.delete()
