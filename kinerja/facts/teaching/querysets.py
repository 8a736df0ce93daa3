"""Querysets that speak the domain; permissions ask the same lists."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from kinerja.people.organisation.hierarchy import led_units
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.querysets import SEES_EVERYBODY, DatedQuerySet
from kinerja.platform.access.actors import Actor, Role

from .terms import ObservationState

SEES_OBSERVATIONS = (Role.PERSONNEL, Role.INSPECTOR)


class TimetableQuerySet(DatedQuerySet):
    def kept_by(self, actor: Actor) -> TimetableQuerySet:
        """Timetables this person may fill: of the schools he leads; of all for personnel."""
        if actor.has(Role.PERSONNEL):
            return self
        if actor.employee_id is None:
            return self.none()
        return self.filter(unit__in=led_units(actor.employee_id, actor.on))


class SlotQuerySet(DatedQuerySet):
    def of_day(self, day: date) -> SlotQuerySet:
        """Slots in force on this day that lie on its weekday; whether the school is open is another question."""
        in_force: Any = self.on(day)
        return in_force.filter(weekday=day.weekday())

    def answered_by(self, actor: Actor) -> SlotQuerySet:
        """Slots whose lessons this person may confirm: his own, and those of the schools he leads."""
        if actor.employee_id is None:
            return self.none()
        led = led_units(actor.employee_id, actor.on)
        return self.filter(Q(teacher=actor.employee_id) | Q(timetable__unit__in=led))


class LessonQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> LessonQuerySet:
        """Whoever sees the teacher sees his lessons."""
        if actor.has(*SEES_EVERYBODY):
            return self
        people = Employee.objects.visible_to(actor).order_by().values("pk")
        return self.filter(Q(teacher__in=people) | Q(substitute=actor.employee_id))

    def between(self, since: date, until: date) -> LessonQuerySet:
        """Of the days [since, until)."""
        return self.filter(day__gte=since, day__lt=until)


class ObservationQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> ObservationQuerySet:
        """The teacher, the head of school, personnel and inspectors once it was sent; nobody else, no leader either."""
        sent = ~Q(state=ObservationState.DRAFT)
        if actor.has(*SEES_OBSERVATIONS):
            return self.filter(sent | Q(observer=actor.employee_id))
        if actor.employee_id is None:
            return self.none()
        head = Q(unit__in=led_units(actor.employee_id, actor.on))
        return self.filter(Q(observer=actor.employee_id) | sent & (Q(teacher=actor.employee_id) | head))

    def waiting_for(self, employee_id: UUID) -> ObservationQuerySet:
        """What this teacher still has to answer."""
        return self.filter(teacher=employee_id, state=ObservationState.SENT)

    def final(self) -> ObservationQuerySet:
        return self.filter(state=ObservationState.FINAL)
