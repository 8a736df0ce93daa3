"""Lists of planning that speak the domain; permissions ask the same lists."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from kinerja.people.organisation.hierarchy import team, visible_employees
from kinerja.people.organisation.querysets import SEES_EVERYBODY, DatedQuerySet
from kinerja.platform.access.actors import Actor

from .terms import LibraryState, PeriodState, PlanState


class PeriodQuerySet(DatedQuerySet):
    def accepting_results(self) -> PeriodQuerySet:
        """Periods whose results may still be declared."""
        return self.exclude(state=PeriodState.CLOSED)


class PlanQuerySet(DatedQuerySet):
    def agreed(self) -> PlanQuerySet:
        return self.filter(state=PlanState.AGREED)

    def visible_to(self, actor: Actor) -> PlanQuerySet:
        """One's own, those one rates, those of one's team and units; all for personnel, inspectors, leaders."""
        if actor.has(*SEES_EVERYBODY):
            return self.all()
        if actor.employee_id is None:
            return self.none()
        # Whose data one may see, one's own included; and what one rated stays readable after people moved on.
        return self.filter(Q(employee__in=visible_employees(actor.employee_id, actor.on)) | Q(rater=actor.employee_id))

    def answered_by(self, actor: Actor) -> PlanQuerySet:
        """Plans this actor may agree or send back: as the rater named there, or as the superior of the day."""
        if actor.employee_id is None:
            return self.none()
        # PP 30/2019 Pasal 46: the rater, or who holds the superior post on the day (Plt and Plh too).
        led = Q(rater=actor.employee_id) | Q(employee__in=team(actor.employee_id, actor.on))
        return self.filter(led).exclude(employee=actor.employee_id)

    def waiting_for(self, actor: Actor) -> PlanQuerySet:
        """Proposed plans this actor owes an answer."""
        return self.answered_by(actor).filter(state=PlanState.PROPOSED)


class LibraryQuerySet(models.QuerySet[Any]):
    def adopted(self) -> LibraryQuerySet:
        return self.filter(state=LibraryState.ADOPTED)

    def open_to_comments(self) -> LibraryQuerySet:
        return self.filter(state=LibraryState.PROPOSED)
