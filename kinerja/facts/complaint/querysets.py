"""Querysets that speak the domain; permissions ask the same lists."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, When

from kinerja.people.organisation.hierarchy import led_units, units_within
from kinerja.people.organisation.models import Appointment, Unit
from kinerja.platform.access.actors import Actor, Role
from kinerja.pure.lib.complaint_life import OVER, WITH_OFFICE, Stage


class ComplaintQuerySet(models.QuerySet[Any]):
    def open(self) -> ComplaintQuerySet:
        """Not over yet."""
        return self.exclude(stage__in=OVER)

    def with_office(self) -> ComplaintQuerySet:
        return self.filter(stage__in=WITH_OFFICE)

    def overdue(self, at: datetime) -> ComplaintQuerySet:
        """The office's turn, and the day is over: of the answer, or of taking it up at all."""
        unanswered = self.with_office()
        return unanswered.filter(Q(due_at__lt=at) | Q(stage=Stage.RECEIVED, first_due_at__lt=at))

    def not_about(self, actor: Actor) -> ComplaintQuerySet:
        """Nobody is judge in his own matter, nor learns who complained."""
        if actor.employee_id is None:
            return self
        return self.filter(Q(about__isnull=True) | ~Q(about=actor.employee_id))

    def visible_to(self, actor: Actor) -> ComplaintQuerySet:
        """For the unit that has it or must answer, for who leads them, and for inspectors."""
        rows = self.not_about(actor)
        if actor.has(Role.INSPECTOR):
            return rows
        mine = keys_of_desks(actor)
        return rows.filter(Q(unit__in=mine) | Q(owner__in=mine))

    def in_hand_of(self, actor: Actor) -> ComplaintQuerySet:
        """Those this person may route, answer or ask about."""
        return self.not_about(actor).filter(unit__in=keys_of_desks(actor))

    def owed_by(self, actor: Actor) -> ComplaintQuerySet:
        """What waits with a unit this person leads: its head answers for it, whoever writes."""
        if actor.employee_id is None:
            return self.none()
        led = led_units(actor.employee_id, actor.on)
        return self.not_about(actor).with_office().filter(unit__in=led)

    def to_review(self, actor: Actor, silent_since: datetime) -> ComplaintQuerySet:
        """For inspectors: what was opened again, and answers on which the citizen has been silent for long."""
        if not actor.has(Role.INSPECTOR):
            return self.none()
        is_silent = Q(stage=Stage.ANSWERED, since__lt=silent_since)
        return self.not_about(actor).filter(Q(stage=Stage.REOPENED) | is_silent)

    def with_next_due(self) -> ComplaintQuerySet:
        """`next_due`: until when it must be taken up, and once it was, until when it must be answered."""
        is_new = Q(stage=Stage.RECEIVED) & (Q(due_at__isnull=True) | Q(first_due_at__lt=F("due_at")))
        return self.annotate(next_due=Case(When(is_new, then="first_due_at"), default="due_at"))

    def by_due(self) -> ComplaintQuerySet:
        """What is due first; what waits for the citizen has no day and stands last."""
        return self.order_by(F("due_at").asc(nulls_last=True), "received_at", "id")


def desks_of(actor: Actor) -> models.QuerySet[Unit]:
    """Units whose complaints this person may work on: that of his own post, and those he leads with all beneath."""
    if actor.employee_id is None:
        return Unit.objects.none()
    own = Appointment.objects.on(actor.on).filter(employee=actor.employee_id).order_by().values("position__unit")
    return Unit.objects.filter(Q(pk__in=own) | Q(pk__in=units_within(actor.employee_id, actor.on)))


def keys_of_desks(actor: Actor) -> models.QuerySet[Any]:
    return desks_of(actor).order_by().values("pk")
