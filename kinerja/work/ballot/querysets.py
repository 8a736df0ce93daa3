"""Which ballots and results are whose."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from kinerja.people.organisation.hierarchy import team
from kinerja.platform.access.actors import Actor
from kinerja.work.ballot.terms import SurveyState


class NominationQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> NominationQuerySet:
        """One's own ballots. Who else is asked about somebody is nobody's business, not even his."""
        return self.filter(rater=actor.employee_id) if actor.employee_id else self.none()

    def to_fill(self, me: UUID, on: date) -> NominationQuerySet:
        return self.filter(rater=me, answered=False, survey__state=SurveyState.OPEN, survey__until__gte=on)


class _ToldQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Any:
        """To the person it is about, and to who leads him today."""
        if actor.employee_id is None:
            return self.none()
        return self.filter(Q(rated=actor.employee_id) | Q(rated__in=team(actor.employee_id, actor.on)))


class OutcomeQuerySet(_ToldQuerySet):
    pass


class RemarkQuerySet(_ToldQuerySet):
    pass
