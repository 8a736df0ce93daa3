"""Rows of the list of staff: lean, because a city has twenty thousand of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kinerja.people.organisation.models import Appointment, Employee, Unit
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind


@dataclass(frozen=True, slots=True)
class StaffRow:
    key: UUID
    name: str
    kind: str
    post: str
    unit: str
    department: str
    acting: str


def staff_rows(staff: Iterable[Employee], on: date, departments: Iterable[Unit] = ()) -> list[StaffRow]:
    """Each with post and unit of the day, and with posts held for others; one statement.

    A city has many a "Seksi Layanan 1": with `departments` each unit is told together with the one it belongs to.
    """
    belongs = {unit.path: unit.name for unit in departments}
    people = list(staff)
    posts: dict[UUID, tuple[str, str, str]] = {}
    acting: dict[UUID, list[str]] = {}
    held = Appointment.objects.on(on).filter(employee__in=[person.pk for person in people]).order_by("starts", "id")
    columns = ("employee_id", "kind", "position__title", "position__unit__name", "position__unit__path")
    for employee, kind, title, unit, path in held.values_list(*columns):
        if kind == AppointmentKind.DEFINITIVE:
            above = belongs.get("/".join(path.split("/")[:3]) + "/", "")
            posts[employee] = (title, unit, "" if above == unit else above)
        else:
            acting.setdefault(employee, []).append(f"{AppointmentKind(kind).label} {title}")
    kinds = {kind.value: str(kind.label) for kind in EmployeeKind}
    nothing = ("", "", "")
    return [
        StaffRow(p.pk, p.name, kinds[p.kind], *posts.get(p.pk, nothing), ", ".join(acting.get(p.pk, ())))
        for p in people
    ]
