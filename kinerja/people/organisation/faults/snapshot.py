"""The organisation of one day in memory: four statements, whatever its size."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from uuid import UUID

from kinerja.people.organisation.models import Appointment, Employee, Position, Unit
from kinerja.people.organisation.terms import AppointmentKind


class Snapshot:
    """Units, posts, people and appointments in force on a day."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.units: dict[UUID, Unit] = {u.pk: u for u in Unit.objects.open_on(on)}
        self.posts: dict[UUID, Position] = {p.pk: p for p in Position.objects.order_by("code")}
        self.employees: dict[UUID, Employee] = {e.pk: e for e in Employee.objects.all()}
        self.definitive: dict[UUID, list[Appointment]] = defaultdict(list)
        self.acting: dict[UUID, list[Appointment]] = defaultdict(list)
        self.post_of: dict[UUID, UUID] = {}
        for appointment in Appointment.objects.on(on):
            self._add(appointment)

    def _add(self, appointment: Appointment) -> None:
        if appointment.kind == AppointmentKind.TEAM_LEADER:
            return
        if appointment.kind == AppointmentKind.DEFINITIVE:
            self.definitive[appointment.position_id].append(appointment)
            self.post_of[appointment.employee_id] = appointment.position_id
        else:
            self.acting[appointment.position_id].append(appointment)

    def in_service(self, employee: Employee) -> bool:
        return employee.left_on is None or employee.left_on > self.on

    def staff(self) -> list[Employee]:
        return [employee for employee in self.employees.values() if self.in_service(employee)]
