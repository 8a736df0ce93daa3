"""Questions about improvement paths."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.terms import Rating
from kinerja.people.organisation.terms import PositionKind
from kinerja.platform.access.actors import Actor
from kinerja.pure.law.provisions import provision

from .models import ImprovementPath
from .standing import CONTRACTED, LEADERS
from .terms import OPEN_STEPS

NEEDED = ("period__cycle", "employee", "unit", "plan__position")


def suggested(actor: Actor) -> QuerySet[Evaluation]:
    """Newest final evaluations from which this actor may propose a path and has not: the machine only suggests.

    Nothing is suggested from what was decided elsewhere before, nor while an objection is open.
    """
    newer = Evaluation.objects.final().filter(
        employee=OuterRef("employee"), period__starts__gt=OuterRef("period__starts")
    )
    running = ImprovementPath.objects.filter(employee=OuterRef("employee"), state__in=OPEN_STEPS)
    mine = Evaluation.objects.judged_by(actor).final().filter(_opens(actor.on), improvement=None)
    return mine.filter(
        Q(objection=None) | ~Q(objection__outcome=""),
        ~Exists(newer.order_by()),
        ~Exists(running.order_by()),
        decided_elsewhere=False,
    )


def _opens(on: date) -> Q:
    """The same answer as `pure.law.improvement.path`, for the database; a test holds the two together."""
    contracted = Q(employee__kind__in=CONTRACTED)
    leads = Q(plan__position__kind__in=LEADERS)
    leader, staff = (set(provision(f"improvement.{name}", on)["predicates"]) for name in ("leader", "staff"))
    missed = Q(result_rating=Rating.BELOW)
    ways = (
        contracted & missed,
        ~contracted & leads & missed & Q(predicate__in=leader),
        ~contracted & ~leads & Q(predicate__in=staff),
    )
    return reduce(or_, ways) & ~Q(plan__position__kind=PositionKind.POLITICAL)
