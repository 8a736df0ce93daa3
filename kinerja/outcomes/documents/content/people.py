"""Somebody as the forms name him, and his signature."""

from __future__ import annotations

from datetime import date

from kinerja.outcomes.documents.wording import nip_words
from kinerja.people.organisation.models import Appointment, Employee, Position, Unit
from kinerja.people.organisation.terms import AppointmentKind

NOBODY = {"name": "", "nip": "", "rank": "", "post": "", "unit": ""}


def person(employee: Employee | None, on: date) -> dict[str, str]:
    """With the own post of a day. One statement."""
    if employee is None:
        return NOBODY
    held = Appointment.objects.on(on).filter(employee=employee, kind=AppointmentKind.DEFINITIVE)
    return holder_of(employee, held.select_related("position__unit").first())


def holder_of(employee: Employee | None, held: Appointment | None) -> dict[str, str]:
    if employee is None:
        return NOBODY
    return in_post(employee, held.position, held.position.unit) if held else in_post(employee, None, None)


def in_post(employee: Employee, post: Position | None, unit: Unit | None) -> dict[str, str]:
    return {
        "name": employee.name,
        "nip": nip_words(employee.nip),
        "rank": employee.rank,
        "post": post.title if post else "",
        "unit": unit.name if unit else "",
    }


def signed(role: str, employee: Employee | None, how: str) -> dict[str, str]:
    """The place under which a name stands; `how` says when and by which act it was signed, or that it was not."""
    name, nip = (employee.name, nip_words(employee.nip)) if employee else ("–", "")
    return {"role": role, "how": how, "name": name, "nip": nip}
