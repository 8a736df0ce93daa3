"""Querysets that speak the domain; permissions ask the same lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import StrIndex

from kinerja.people.organisation.hierarchy import led_units
from kinerja.people.organisation.models import Appointment, Unit
from kinerja.people.organisation.querysets import SEES_EVERYBODY
from kinerja.people.organisation.terms import UnitKind
from kinerja.platform.access.actors import Actor


class CountQuerySet(models.QuerySet[Any]):
    def current(self) -> CountQuerySet:
        """Without rows that were corrected."""
        return self.filter(superseded_at__isnull=True)

    def between(self, since: date, until: date) -> CountQuerySet:
        """Of the days [since, until)."""
        return self.filter(day__gte=since, day__lt=until)

    def visible_to(self, actor: Actor) -> CountQuerySet:
        """Counts of the wards one works in and of everything beneath the units one leads; oversight sees all."""
        if actor.has(*SEES_EVERYBODY):
            return self
        return self.filter(unit__in=wards_of(actor).order_by().values("pk"))


def wards_of(actor: Actor) -> models.QuerySet[Unit]:
    """Wards and installations this person belongs to or leads, however far above."""
    if actor.employee_id is None:
        return Unit.objects.none()
    own = Appointment.objects.on(actor.on).filter(employee=actor.employee_id).order_by().values("position__unit")
    return within_hospitals().filter(Q(pk__in=own) | Q(pk__in=_beneath(actor)))


def within_hospitals() -> models.QuerySet[Unit]:
    """Every unit of a hospital or health centre."""
    kinds = (UnitKind.HOSPITAL, UnitKind.HEALTH_CENTRE)
    return _under(Unit.objects.filter(kind__in=kinds))


def _beneath(actor: Actor) -> Any:
    assert actor.employee_id is not None
    return _under(Unit.objects.filter(pk__in=led_units(actor.employee_id, actor.on))).order_by().values("pk")


def _under(tops: models.QuerySet[Unit]) -> models.QuerySet[Unit]:
    """Units whose path begins with that of one of these."""
    above = tops.order_by().annotate(place=StrIndex(models.OuterRef("path"), models.F("path"))).filter(place=1)
    return Unit.objects.filter(models.Exists(above))
