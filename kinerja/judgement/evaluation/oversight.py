"""Which units a leader looks after, and where evaluations wait."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from kinerja.people.organisation import hierarchy
from kinerja.people.organisation.models import Position, Unit
from kinerja.platform.access.actors import Actor
from kinerja.work.planning.models import Period

from .models import Evaluation
from .policies import SEES_EVERY_UNIT


def overseen_by(actor: Actor) -> QuerySet[Unit]:
    """Units whose distribution this actor may see: the same relation as the policy, as a list in order of the tree."""
    if actor.has(*SEES_EVERY_UNIT):
        return Unit.objects.order_by("path")
    if actor.employee_id is None:
        return Unit.objects.none()
    heads = Position.objects.filter(heads_unit=True, pk__in=hierarchy.posts_led(actor.employee_id, actor.on))
    seen = Q(pk__in=heads.order_by().values("unit"))
    for path in Unit.objects.led_by(actor.employee_id, actor.on).order_by().values_list("path", flat=True):
        seen |= Q(path__startswith=path)
    return Unit.objects.filter(seen).order_by("path")


def waiting_with(unit: Unit, period: Period) -> QuerySet[Evaluation, dict[str, Any]]:
    """Raters who still have to finalise in the subtree of a unit. Rows: rater, rater__name, people; most first."""
    waiting = Evaluation.objects.filter(period=period, unit__path__startswith=unit.path).prepared()
    by_rater = waiting.order_by().values("rater").annotate(name=Max("rater__name"), people=Count("id"))
    return by_rater.order_by("-people", "rater")
