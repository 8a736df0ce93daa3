"""Lists of evaluations that speak the domain; permissions ask the same lists."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from kinerja.people.organisation import hierarchy
from kinerja.platform.access.actors import Actor, Role
from kinerja.work.planning.models import Plan
from kinerja.work.planning.terms import PlanState

from .terms import EvaluationState

# Plans whose post has this person as its nearest superior today; a superior post held by the owner himself is
# climbed past (PP 30/2019 Pasal 46).
_PLANS_LED = """SELECT led.id FROM below CROSS JOIN asked JOIN planning_plan led ON led.position_id = below.post
    WHERE below.through = asked.who OR below.through = led.employee_id"""


class EvaluationQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> EvaluationQuerySet:
        """Whoever sees the plan sees its evaluation; so does who has to judge it today."""
        seen = Q(plan__in=Plan.objects.visible_to(actor).order_by().values("pk"))
        if actor.employee_id is None:
            return self.filter(seen)
        return self.filter(seen | _judged_by(actor.employee_id, actor.on))

    def judged_by(self, actor: Actor) -> EvaluationQuerySet:
        """Evaluations this actor may finalise today; never his own.

        The rater, while he still holds a post above; when he no longer does (or somebody acts for him), whoever
        stands nearest above the post that was planned for (PP 30/2019 Pasal 46(3)).
        """
        if actor.employee_id is None:
            return self.none()
        mine = self.filter(_judged_by(actor.employee_id, actor.on)).exclude(employee=actor.employee_id)
        # A plan that was replaced on its first day never held: there is nothing to judge.
        return mine.exclude(plan__state=PlanState.SUPERSEDED)

    def waiting_for(self, actor: Actor) -> EvaluationQuerySet:
        """What this actor still has to finalise."""
        return self.judged_by(actor).prepared()

    def prepared(self) -> EvaluationQuerySet:
        return self.filter(state=EvaluationState.PREPARED)

    def final(self) -> EvaluationQuerySet:
        return self.filter(state=EvaluationState.FINAL)


class OrganisationResultQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> OrganisationResultQuerySet:
        """The achievement of units is no secret among staff."""
        return self.all() if actor.employee_id or actor.has(*Role) else self.none()


def _judged_by(employee_id: UUID, on: date) -> Q:
    named = Q(rater=employee_id, plan__position__in=hierarchy.posts_under(employee_id, on))
    rater_is_there = Q(rater__in=hierarchy.people_above(employee_id, on))
    led = RawSQL(  # noqa: S611 - every value is a parameter
        f"{hierarchy.ASKED}, {hierarchy.BELOW} {_PLANS_LED}", hierarchy.parameters(employee_id, on)
    )
    return named | (Q(plan__in=led) & ~rater_is_there)
