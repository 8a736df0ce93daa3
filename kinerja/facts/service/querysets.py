"""Querysets that speak the domain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.querysets import SEES_EVERYBODY
from kinerja.platform.access.actors import Actor

if TYPE_CHECKING:
    from kinerja.facts.service.models import Service


class RequestQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> RequestQuerySet:
        """Cases closed by, or in charge of, somebody whose data this person may see."""
        if actor.has(*SEES_EVERYBODY):
            return self
        people = Employee.objects.visible_to(actor).values("pk")
        return self.filter(Q(closed_by__employee__in=people) | Q(in_charge__employee__in=people))

    def of(self, service: Service) -> RequestQuerySet:
        return self.filter(service=service)


class OfficerQuerySet(models.QuerySet[Any]):
    def unmatched(self) -> OfficerQuerySet:
        """Labels nobody has been found for yet."""
        return self.filter(employee__isnull=True)


class StandardQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> StandardQuerySet:
        """In force on this day, the newest first."""
        return self.filter(effective_from__lte=day).order_by("-effective_from")
