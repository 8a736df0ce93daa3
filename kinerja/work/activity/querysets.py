"""Lists of reports and ideas; permissions ask the same lists."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from kinerja.people.organisation.hierarchy import led_units, posts_led, visible_employees
from kinerja.people.organisation.models import Position
from kinerja.people.organisation.querysets import SEES_EVERYBODY
from kinerja.platform.access.actors import Actor
from kinerja.work.planning.models import Plan


class DeclaredQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> DeclaredQuerySet:
        """Whoever sees the plan sees what was declared for it."""
        return self.filter(indicator__result__plan__in=Plan.objects.visible_to(actor).order_by().values("pk"))


class IdeaQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> IdeaQuerySet:
        """One's own, those of one's people, those one decides; all for personnel, inspectors, leaders."""
        if actor.has(*SEES_EVERYBODY):
            return self.all()
        if actor.employee_id is None:
            return self.none()
        return self.filter(Q(employee__in=visible_employees(actor.employee_id, actor.on)) | _answered(actor))

    def decided_by(self, actor: Actor) -> IdeaQuerySet:
        """Ideas this actor may confirm or decline: as head of the unit or as that head's superior; never his own."""
        if actor.employee_id is None:
            return self.none()
        return self.filter(_answered(actor)).exclude(employee=actor.employee_id)

    def waiting_for(self, actor: Actor) -> IdeaQuerySet:
        """Ideas of others that still wait for this actor's word."""
        return self.decided_by(actor).filter(state="submitted")


def _answered(actor: Actor) -> Q:
    assert actor.employee_id is not None
    leading = Position.objects.filter(heads_unit=True, pk__in=posts_led(actor.employee_id, actor.on)).order_by()
    return Q(unit__in=led_units(actor.employee_id, actor.on)) | Q(unit__in=leading.values("unit"))
