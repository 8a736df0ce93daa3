"""Lists of claims that speak the domain; permissions ask the same lists."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from kinerja.people.organisation import hierarchy
from kinerja.platform.access.actors import Actor, Role

from .terms import WITH_LEADER, ClaimState


class ClaimQuerySet(models.QuerySet[Any]):
    def open(self) -> ClaimQuerySet:
        return self.filter(state=ClaimState.OPEN)

    def visible_to(self, actor: Actor) -> ClaimQuerySet:
        """Who made it, who can mend it, inspectors. What personnel keeps is not for the line above."""
        if actor.has(Role.PERSONNEL, Role.INSPECTOR):
            return self.all()
        if actor.employee_id is None:
            return self.none()
        mine = Q(employee=actor.employee_id) | Q(answered_by=actor.employee_id)
        return self.filter(mine | Q(kind__in=WITH_LEADER) & _led_by(actor))

    def answered_by_leader(self, actor: Actor) -> ClaimQuerySet:
        """About cases and plans of those this actor leads today, where it is for their leader to mend."""
        if actor.employee_id is None:
            return self.none()
        return self._of_others(actor.employee_id).filter(_led_by(actor), kind__in=WITH_LEADER, at_desk=False)

    def answerable_by(self, actor: Actor) -> ClaimQuerySet:
        """That this actor may answer: personnel any, who leads those of his team; nobody one about himself."""
        if actor.employee_id is None:
            return self.none()
        if actor.has(Role.PERSONNEL):
            return self._of_others(actor.employee_id)
        return self.answered_by_leader(actor)

    def owed_at_desk(self, actor: Actor, now: datetime) -> ClaimQuerySet:
        """What personnel has to answer: what is for it, and whatever a leader left lying past the last day."""
        if not actor.has(Role.PERSONNEL):
            return self.none()
        return self.answerable_by(actor).open().filter(Q(at_desk=True) | Q(due_at__lt=now))

    def accepted_since(self, employee_id: UUID, period_id: UUID, since: datetime) -> ClaimQuerySet:
        """That changed something behind the figures of a period after an instant."""
        mine = self.filter(employee=employee_id, period=period_id, state=ClaimState.ACCEPTED)
        return mine.filter(answered_at__gt=since).order_by("answered_at")

    def _of_others(self, me: UUID) -> ClaimQuerySet:
        return self.exclude(employee=me).exclude(against=me)


def _led_by(actor: Actor) -> Q:
    assert actor.employee_id is not None
    return Q(employee__in=hierarchy.team(actor.employee_id, actor.on))
