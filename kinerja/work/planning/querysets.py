"""Lists of planning that speak the domain; permissions ask the same lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from kinerja.people.organisation.hierarchy import team, visible_employees
from kinerja.people.organisation.next_level import team_below
from kinerja.people.organisation.querysets import SEES_EVERYBODY, DatedQuerySet
from kinerja.platform.access.actors import Actor, Role

from .terms import LibraryState, PeriodState, PlanState

# An agency without a mandate for it lets personnel review.
REVIEWERS = (Role.PERFORMANCE_MANAGER, Role.PERSONNEL)


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

    def standing(self) -> PlanQuerySet:
        """Those that take their days: neither a change on the way nor what a change replaced."""
        return self.filter(stands=True)

    def escalated_to(self, actor: Actor) -> PlanQuerySet:
        """Reviewed plans whose superior let the day of the answer pass, and who stands next above him."""
        if actor.employee_id is None:
            return self.none()
        late = self.filter(state=PlanState.REVIEWED, answer_due__lt=actor.on)
        return late.filter(employee__in=team_below(actor.employee_id, actor.on)).exclude(employee=actor.employee_id)

    def left_silent(self, on: date) -> PlanQuerySet:
        """Reviewed plans whose day of the answer has passed, while the next level has not been told."""
        return self.filter(state=PlanState.REVIEWED, answer_due__lt=on, escalated_at__isnull=True)

    def answered_by(self, actor: Actor) -> PlanQuerySet:
        """Plans this actor may agree or send back: the superior of the day, and the next level once he is late."""
        if actor.employee_id is None:
            return self.none()
        # PP 30/2019 Pasal 46: who holds the superior post on the day (Plt and Plh too), whoever the plan names.
        me, on = actor.employee_id, actor.on
        late = Q(state=PlanState.REVIEWED, answer_due__lt=on, employee__in=team_below(me, on))
        return self.filter(Q(employee__in=team(me, on)) | late).exclude(employee=me)

    def read_as_rater(self, actor: Actor) -> PlanQuerySet:
        """What the rater's room shows: plans one answers, and those one once signed or was named in."""
        if actor.employee_id is None:
            return self.none()
        answered = self.answered_by(actor).order_by().values("pk")
        return self.filter(Q(pk__in=answered) | Q(rater=actor.employee_id))

    def waiting_for(self, actor: Actor) -> PlanQuerySet:
        """Reviewed plans this actor owes an answer."""
        return self.answered_by(actor).filter(state=PlanState.REVIEWED)

    def reviewed_by_role(self, actor: Actor) -> PlanQuerySet:
        """Plans this actor may read as performance manager; never his own."""
        if actor.employee_id is None or not actor.has(*REVIEWERS):
            return self.none()
        return self.exclude(employee=actor.employee_id)

    def to_review(self, actor: Actor) -> PlanQuerySet:
        """Proposed plans that wait for a performance manager."""
        return self.reviewed_by_role(actor).filter(state=PlanState.PROPOSED)


class LibraryQuerySet(models.QuerySet[Any]):
    def adopted(self) -> LibraryQuerySet:
        return self.filter(state=LibraryState.ADOPTED)

    def open_to_comments(self) -> LibraryQuerySet:
        return self.filter(state=LibraryState.PROPOSED)
