"""The label under which a register knows somebody. Called by commands alone."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from kinerja.facts.service.models import Officer
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.trail import record
from kinerja.platform.database.saving import insert


def own_label(register: str, employee: Employee, *, actor: Actor, now: datetime) -> Officer:
    """His label in a register; made where there is none yet."""
    found = Officer.objects.filter(register=register, employee=employee).order_by("label").first()
    if found is not None:
        return found
    made = insert(Officer(register=register, label=_free(register, employee.name), employee=employee))
    record("service.officers_enlisted", actor=actor, now=now, thing=made, register=register, officers=1)
    return made


def _free(register: str, name: str) -> str:
    """The name, numbered where somebody else of that name came first."""
    taken = set(Officer.objects.filter(register=register, label__startswith=name).values_list("label", flat=True))
    return name if name not in taken else next(f"{name} ({n})" for n in count(2) if f"{name} ({n})" not in taken)
