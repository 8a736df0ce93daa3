"""Querysets that speak the domain; permissions ask the same lists."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import StrIndex

from kinerja.people.organisation.hierarchy import units_within
from kinerja.people.organisation.models import Appointment, Unit
from kinerja.platform.access.actors import Actor, Role
from kinerja.pure.lib.file_life import ENDED, WITH_OFFICE


class FileQuerySet(models.QuerySet[Any]):
    def open(self) -> FileQuerySet:
        """Not over yet."""
        return self.exclude(stage__in=ENDED)

    def visible_to(self, actor: Actor) -> FileQuerySet:
        """For the unit that has it, the unit that answers for its service, and inspectors."""
        if actor.has(Role.INSPECTOR):
            return self
        mine = desks_of(actor).order_by().values("pk")
        return self.filter(Q(unit__in=mine) | Q(request__unit__in=mine))

    def in_hand_of(self, actor: Actor) -> FileQuerySet:
        """Files this person may move: those that lie with a unit he works in."""
        return self.filter(unit__in=desks_of(actor).order_by().values("pk"))

    def worked_on_by(self, employee: UUID | None) -> FileQuerySet:
        """Files in whose history this person has a hand: such a person does not judge what came of them."""
        if employee is None:
            return self.none()
        steps = self.model._meta.get_field("intervals").related_model._default_manager
        before = Exists(steps.filter(file=OuterRef("pk"), officer__employee=employee))
        return self.filter(before | Q(officer__employee=employee) | Q(request__closed_by__employee=employee))

    def owed_by(self, actor: Actor) -> FileQuerySet:
        """In this person's own hand, and the office's turn."""
        mine = self.filter(officer__employee=actor.employee_id, stage__in=WITH_OFFICE)
        return mine.in_hand_of(actor)

    def untaken_near(self, actor: Actor, until: datetime) -> FileQuerySet:
        """On the pile of the unit in which this person works, promised before `until`, and in nobody's hand."""
        if actor.employee_id is None:
            return self.none()
        own = Appointment.objects.on(actor.on).filter(employee=actor.employee_id).order_by().values("position__unit")
        pile = self.filter(officer=None, stage__in=WITH_OFFICE, unit__in=own)
        return pile.filter(request__deadline_at__lt=until)

    def by_due(self) -> FileQuerySet:
        """What is due first; what waits for the citizen has no due date and stands last."""
        return self.order_by(F("request__deadline_at").asc(nulls_last=True), "received_at", "id")


class CorrectionQuerySet(models.QuerySet[Any]):
    def unanswered(self) -> CorrectionQuerySet:
        return self.filter(outcome="")

    def visible_to(self, actor: Actor) -> CorrectionQuerySet:
        """Of files this person sees."""
        files = self.model._meta.get_field("file").related_model._default_manager.visible_to(actor)
        return self.filter(file__in=files.order_by().values("pk"))

    def for_answer(self, actor: Actor) -> CorrectionQuerySet:
        """What this person may answer: of files that lie with his units, and in which he had no hand."""
        files = self.model._meta.get_field("file").related_model._default_manager
        near = self.unanswered().filter(file__unit__in=desks_of(actor).order_by().values("pk"))
        return near.exclude(file__in=files.worked_on_by(actor.employee_id).order_by().values("pk"))


class LookQuerySet(models.QuerySet[Any]):
    def open(self) -> LookQuerySet:
        """Nobody has looked yet."""
        return self.filter(outcome="")

    def done(self) -> LookQuerySet:
        return self.exclude(outcome="")

    def visible_to(self, actor: Actor) -> LookQuerySet:
        """Those of the units whose files one works on, and all for inspectors."""
        if actor.has(Role.INSPECTOR):
            return self
        return self.filter(draw__unit__in=desks_of(actor).order_by().values("pk"))

    def for_second(self, actor: Actor) -> LookQuerySet:
        """What this person may look at: nothing in which he had a hand himself."""
        files = self.model._meta.get_field("file").related_model._default_manager
        own = files.worked_on_by(actor.employee_id).order_by().values("pk")
        return self.visible_to(actor).open().exclude(Q(officer__employee=actor.employee_id) | Q(file__in=own))

    def owed_by(self, actor: Actor) -> LookQuerySet:
        """Of those, the ones drawn for the units he works for: an inspector may look, and owes nothing."""
        return self.for_second(actor).filter(draw__unit__in=desks_of(actor).order_by().values("pk"))


def desks_of(actor: Actor) -> models.QuerySet[Unit]:
    """Units whose files this person may work on: that of his own post or above it, and those he leads."""
    if actor.employee_id is None:
        return Unit.objects.none()
    held = Appointment.objects.on(actor.on).filter(employee=actor.employee_id).order_by()
    within = held.annotate(place=StrIndex(F("position__unit__path"), OuterRef("path"))).filter(place=1)
    return Unit.objects.filter(Q(Exists(within)) | Q(pk__in=units_within(actor.employee_id, actor.on)))
