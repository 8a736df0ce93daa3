"""Querysets that speak the domain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from kinerja.people.organisation.hierarchy import led_units, units_within, visible_employees
from kinerja.platform.access.actors import Actor, Role

if TYPE_CHECKING:
    from kinerja.people.organisation.models import Unit

SEES_EVERYBODY = (Role.PERSONNEL, Role.INSPECTOR, Role.LEADER)


class DatedQuerySet(models.QuerySet[Any]):
    """Rows that hold for a stretch of days, [starts, ends)."""

    def on(self, day: date) -> DatedQuerySet:
        """In force on this day."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gt=day), starts__lte=day)

    def during(self, since: date, until: date | None = None) -> DatedQuerySet:
        """In force on at least one day of [since, until); without end when there is no `until`."""
        rows = self.filter(Q(ends__isnull=True) | Q(ends__gt=since))
        return rows if until is None else rows.filter(starts__lt=until)


class EmployeeQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> EmployeeQuerySet:
        """Oneself, one's team, everybody in the units one leads; personnel, inspectors and leaders see all."""
        if actor.has(*SEES_EVERYBODY):
            return self
        if actor.employee_id is None:
            return self.none()
        return self.filter(pk__in=visible_employees(actor.employee_id, actor.on))

    def matching(self, text: str) -> EmployeeQuerySet:
        """Whose NIP this is, or whose name contains the text."""
        digits = "".join(filter(str.isdigit, text))
        return self.filter(nip=digits) if len(digits) == 18 else self.filter(name__icontains=text.strip())

    def in_service(self, on: date) -> EmployeeQuerySet:
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=on))


class AbsenceQuerySet(DatedQuerySet):
    def visible_to(self, actor: Actor) -> AbsenceQuerySet:
        """Of everybody whose data this actor may see: oneself, one's team and units; personnel sees all."""
        if actor.has(*SEES_EVERYBODY):
            return self.all()
        if actor.employee_id is None:
            return self.none()
        return self.filter(employee__in=visible_employees(actor.employee_id, actor.on))


class UnitQuerySet(models.QuerySet[Any]):
    def beneath(self, unit: Unit) -> UnitQuerySet:
        """The subtree, the unit included."""
        return self.filter(path__startswith=unit.path)

    def above(self, unit: Unit) -> UnitQuerySet:
        """The way to the root, the unit included, nearest first."""
        codes = unit.path.strip("/").split("/")
        return self.filter(path__in=[f"/{'/'.join(codes[:n])}/" for n in range(1, len(codes) + 1)]).order_by("-path")

    def open_on(self, day: date) -> UnitQuerySet:
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))

    def kept_by(self, actor: Actor) -> UnitQuerySet:
        """All for personnel, else those one leads and those beneath them."""
        if actor.has(Role.PERSONNEL):
            return self
        if actor.employee_id is None:
            return self.none()
        return self.filter(pk__in=units_within(actor.employee_id, actor.on))

    def led_by(self, employee_id: Any, on: date) -> UnitQuerySet:
        """Units whose leading post this person effectively holds."""
        return self.filter(pk__in=led_units(employee_id, on))


class TeamQuerySet(DatedQuerySet):
    def kept_by(self, actor: Actor) -> TeamQuerySet:
        """Teams this actor makes, staffs and ends: all for personnel, else those of the units one leads."""
        if actor.has(Role.PERSONNEL):
            return self
        if actor.employee_id is None:
            return self.none()
        return self.filter(unit__in=units_within(actor.employee_id, actor.on))
