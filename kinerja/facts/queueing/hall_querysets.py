"""Querysets that speak the domain; permissions ask the same lists."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import StrIndex

from kinerja.facts.queueing.hall_terms import LIVING, BookingState, Stage
from kinerja.people.organisation.hierarchy import units_within
from kinerja.people.organisation.models import Appointment, Unit
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.ticket_life import AT_COUNTER, LIVE

if TYPE_CHECKING:
    from kinerja.facts.queueing.models import Counter


TIME_TO_ANSWER = timedelta(days=7)


class LineQuerySet(models.QuerySet[Any]):
    def open_on(self, day: date) -> LineQuerySet:
        """Queues that exist on this day."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))


class ShiftQuerySet(models.QuerySet[Any]):
    def running(self) -> ShiftQuerySet:
        """Counters that somebody sits at now."""
        return self.filter(ends__isnull=True)


class TicketQuerySet(models.QuerySet[Any]):
    def live(self) -> TicketQuerySet:
        """Not over yet."""
        return self.filter(stage__in=LIVE)

    def waiting(self) -> TicketQuerySet:
        return self.filter(stage=Stage.WAITING)

    def in_order(self) -> TicketQuerySet:
        """Priority first, then who came first."""
        return self.order_by("rank", "queued_at", "number", "id")

    def callable_at(self, counter: Counter, day: date) -> TicketQuerySet:
        """Who waits for this counter today; who is at another counter just now is left in peace."""
        busy = self.model._base_manager.filter(visit=OuterRef("visit"), stage__in=AT_COUNTER)
        mine = counter.serves.order_by().values("line")
        return self.waiting().filter(~Exists(busy), line__in=mine, day=day).in_order()


class BookingQuerySet(models.QuerySet[Any]):
    def occupying(self, now: datetime) -> BookingQuerySet:
        """Those whose seat nobody else can have; a hold that ran out gives way."""
        return self.filter(state__in=LIVING).exclude(state=BookingState.HELD, hold_ends__lte=now)

    def run_out(self, now: datetime) -> BookingQuerySet:
        """Held for a form that nobody finished."""
        return self.filter(state=BookingState.HELD, hold_ends__lte=now)

    def kept(self) -> BookingQuerySet:
        """Promised, whether the citizen has come yet or not."""
        return self.filter(state__in=(BookingState.CONFIRMED, BookingState.CHECKED_IN))


class DayFlagQuerySet(models.QuerySet[Any]):
    def of(self, actor: Actor) -> DayFlagQuerySet:
        """Asked of this person."""
        return self.none() if actor.employee_id is None else self.filter(officer=actor.employee_id)

    def visible_to(self, actor: Actor, now: datetime) -> DayFlagQuerySet:
        """One's own at once; those of units led with their answer, or after the time to answer is over."""
        if actor.employee_id is None:
            return self.none()
        ripe = Q(answered_at__isnull=False) | Q(raised_at__lt=now - TIME_TO_ANSWER)
        led = Q(unit__in=units_within(actor.employee_id, actor.on))
        return self.filter(Q(officer=actor.employee_id) | ripe & led)


def halls_of(actor: Actor) -> models.QuerySet[Unit]:
    """Units in whose hall this person may serve: that of his own post or above it, and those he leads."""
    if actor.employee_id is None:
        return Unit.objects.none()
    held = Appointment.objects.on(actor.on).filter(employee=actor.employee_id).order_by()
    within = held.annotate(place=StrIndex(F("position__unit__path"), OuterRef("path"))).filter(place=1)
    return Unit.objects.filter(Q(Exists(within)) | Q(pk__in=units_within(actor.employee_id, actor.on)))
