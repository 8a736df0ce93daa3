"""Rows of the list of staff: lean, because a city has twenty thousand of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kinerja.people.organisation.models import Appointment, Employee
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind


@dataclass(frozen=True, slots=True)
class StaffRow:
    key: UUID
    name: str
    kind: str
    post: str
    unit: str
    acting: str


def staff_rows(staff: Iterable[Employee], on: date) -> list[StaffRow]:
    """Each with post and unit of the day, and with posts held for others; one statement."""
    people = list(staff)
    posts: dict[UUID, tuple[str, str]] = {}
    acting: dict[UUID, list[str]] = {}
    held = Appointment.objects.on(on).filter(employee__in=[person.pk for person in people]).order_by("starts", "id")
    for employee, kind, title, unit in held.values_list(
        "employee_id", "kind", "position__title", "position__unit__name"
    ):
        if kind == AppointmentKind.DEFINITIVE:
            posts[employee] = (title, unit)
        else:
            acting.setdefault(employee, []).append(f"{AppointmentKind(kind).label} {title}")
    kinds = {kind.value: str(kind.label) for kind in EmployeeKind}
    nothing = ("", "")
    return [
        StaffRow(p.pk, p.name, kinds[p.kind], *posts.get(p.pk, nothing), ", ".join(acting.get(p.pk, ())))
        for p in people
    ]
