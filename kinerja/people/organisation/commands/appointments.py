"""Who holds which post from when until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from kinerja.people.organisation.history import refuse_before_history
from kinerja.people.organisation.locks import lock_seat
from kinerja.people.organisation.models import Appointment, Employee, Position
from kinerja.people.organisation.seats import single_seat
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.operations.pulses import STRUCTURE, beat
from kinerja.pure.lib.refusals import Invalid, gettext_noop

ACTING = (AppointmentKind.ACTING, AppointmentKind.DAILY_ACTING)


@command
def appoint(
    employee: Employee,
    *,
    position: Position,
    starts: date,
    actor: Actor,
    now: datetime,
    kind: str = AppointmentKind.DEFINITIVE,
    ends: date | None = None,
    decree: str = "",
) -> Appointment:
    """Menugaskan pegawai pada jabatan, mulai suatu hari."""
    require(actor, Permission.ORGANISATION_CHANGE)
    employee, position = lock_seat(employee, position)
    _check(employee, position, kind, starts, ends)
    appointment = Appointment(
        employee=employee, position=position, kind=kind, single_seat=single_seat(position),
        starts=starts, ends=ends, decree=decree,
    )  # fmt: skip
    saving.insert(appointment)
    beat(STRUCTURE)
    record(
        "organisation.appointed", actor=actor, now=now, thing=appointment,
        position=position.code, kind=str(kind), starts=str(starts), ends=str(ends or ""),
    )  # fmt: skip
    return appointment


def _check(employee: Employee, position: Position, kind: str, starts: date, ends: date | None) -> None:
    refuse_before_history(employee, starts)
    if employee.left_on and (ends is None or ends > employee.left_on):
        raise Invalid(
            gettext_noop("{name} berhenti pada {day}; penugasan harus berakhir paling lambat hari itu."),
            name=employee.name,
            day=employee.left_on,
        )
    if position.unit.closed_on and (ends is None or ends > position.unit.closed_on):
        raise Invalid(
            gettext_noop("{unit} ditutup pada {day}; penugasan di sana harus berakhir paling lambat hari itu."),
            unit=position.unit.name,
            day=position.unit.closed_on,
        )
    if kind in ACTING and not single_seat(position):
        raise Invalid(
            gettext_noop("{position} bukan jabatan yang memimpin, sehingga tidak dapat diisi Plt atau Plh."),
            position=position.title,
        )


@command
def end_appointment(appointment: Appointment, *, ends: date, actor: Actor, now: datetime) -> Appointment:
    """Mengakhiri penugasan; `ends` adalah hari pertama sesudahnya."""
    require(actor, Permission.ORGANISATION_CHANGE)
    employee, _ = lock_seat(appointment.employee, appointment.position)
    refuse_before_history(employee, min(ends, appointment.ends or ends))
    changed = saving.change(appointment, ends=ends)
    if changed:
        beat(STRUCTURE)
        record("organisation.appointment_ended", actor=actor, now=now, thing=appointment, ends=str(ends))
    return appointment


@command
def withdraw_appointment(appointment: Appointment, *, reason: str, actor: Actor, now: datetime) -> None:
    """Membatalkan penugasan yang tidak pernah berlaku; alasannya tinggal dalam jejak audit."""
    require(actor, Permission.ORGANISATION_CHANGE)
    if not reason.strip():
        raise Invalid(gettext_noop("Tulis alasan pembatalan penugasan ini."))
    employee, position = lock_seat(appointment.employee, appointment.position)
    refuse_before_history(employee, appointment.starts)
    record(
        "organisation.appointment_withdrawn", actor=actor, now=now, thing=appointment,
        position=position.code, starts=str(appointment.starts), reason=reason.strip(),
    )  # fmt: skip
    appointment.delete()
    beat(STRUCTURE)


@command
def close_history(employee_ids: Iterable[UUID], *, until: date, actor: Actor, now: datetime) -> int:
    """Menutup riwayat penugasan sebelum suatu hari, karena sudah dinilai; tidak pernah membukanya kembali.

    Called by the evaluation, which has decided who may: a rater closes what he has judged.
    """
    still_open = Q(history_closed_until__isnull=True) | Q(history_closed_until__lt=until)
    closed = Employee.objects.filter(still_open, pk__in=list(employee_ids)).update(history_closed_until=until)
    record("organisation.history_closed", actor=actor, now=now, until=str(until), employees=closed)
    return closed
