"""Roles given to people for a time."""

from __future__ import annotations

from datetime import date, datetime

from kinerja.people.organisation.models import Employee, Mandate
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving


@command
def give_mandate(
    employee: Employee,
    *,
    role: str,
    starts: date,
    actor: Actor,
    now: datetime,
    ends: date | None = None,
    decree: str = "",
) -> Mandate:
    """Memberi peran kepada pegawai, mulai suatu hari."""
    require(actor, Permission.MANDATE_GIVE, employee)
    mandate = Mandate(employee=employee, role=role, starts=starts, ends=ends, decree=decree)
    saving.insert(mandate)
    record("organisation.mandate_given", actor=actor, now=now, thing=mandate, role=str(role), starts=str(starts))
    return mandate


@command
def end_mandate(mandate: Mandate, *, ends: date, actor: Actor, now: datetime) -> Mandate:
    """Mengakhiri peran; `ends` adalah hari pertama sesudahnya."""
    require(actor, Permission.MANDATE_GIVE, mandate.employee)
    if saving.change(mandate, ends=ends):
        record("organisation.mandate_ended", actor=actor, now=now, thing=mandate, ends=str(ends))
    return mandate
