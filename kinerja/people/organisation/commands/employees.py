"""Employees: taken on, changed, gone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kinerja.people.accounts.models import User
from kinerja.people.organisation.history import refuse_before_history
from kinerja.people.organisation.models import Appointment, Employee, Mandate
from kinerja.people.organisation.ranks import normal_rank
from kinerja.people.organisation.terms import EmployeeKind
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.operations.pulses import STRUCTURE, beat
from kinerja.pure.lib.identifiers import parse_nip
from kinerja.pure.lib.refusals import Refused, gettext_noop


@command
def hire(
    name: str,
    *,
    kind: str,
    actor: Actor,
    now: datetime,
    nip: str | None = None,
    rank: str = "",
    education: str = "",
    email: str = "",
) -> Employee:
    """Mencatat pegawai baru; pejabat politik boleh tanpa NIP."""
    require(actor, Permission.ORGANISATION_CHANGE)
    employee = Employee(
        name=name.strip(), kind=kind, nip=_digits(nip, kind), rank=normal_rank(rank, kind),
        education=education, email=email,
    )  # fmt: skip
    saving.insert(employee)
    record("organisation.employee_hired", actor=actor, now=now, thing=employee, kind=kind)
    return employee


@command
def change_employee(employee: Employee, *, actor: Actor, now: datetime, **values: Any) -> Employee:
    """Mengubah data pegawai."""
    require(actor, Permission.ORGANISATION_CHANGE)
    kind = values.get("kind", employee.kind)
    if "nip" in values or "kind" in values:
        values["nip"] = _digits(values.get("nip", employee.nip), kind)
    if "rank" in values or "kind" in values:
        values["rank"] = normal_rank(values.get("rank", employee.rank), kind)
    changed = saving.change(employee, **values)
    if changed:
        # Names of fields only: the trail keeps no personal data.
        record("organisation.employee_changed", actor=actor, now=now, thing=employee, changed=sorted(changed))
    return employee


def _digits(nip: str | None, kind: str) -> str | None:
    if kind == EmployeeKind.POLITICAL and not nip:
        return None
    return parse_nip(nip).digits


@command
def end_service(employee: Employee, *, left_on: date, actor: Actor, now: datetime) -> Employee:
    """Mencatat pegawai yang berhenti: penugasan dan mandatnya berakhir, akunnya ditutup."""
    require(actor, Permission.ORGANISATION_CHANGE)
    refuse_before_history(employee, left_on)
    if Appointment.objects.filter(employee=employee, starts__gte=left_on).exists():
        raise Refused(
            gettext_noop("{name} masih mempunyai penugasan yang dimulai sesudah {day}. Batalkan penugasan itu dahulu."),
            name=employee.name,
            day=left_on,
        )
    Appointment.objects.filter(employee=employee).during(left_on).update(ends=left_on)
    Mandate.objects.filter(employee=employee, starts__gte=left_on).delete()
    Mandate.objects.filter(employee=employee).during(left_on).update(ends=left_on)
    saving.change(employee, left_on=left_on)
    if left_on <= actor.on:
        User.objects.filter(employee=employee).update(is_active=False)
    beat(STRUCTURE)
    record("organisation.employee_left", actor=actor, now=now, thing=employee, left_on=str(left_on))
    return employee
