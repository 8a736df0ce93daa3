"""Questions about evaluations."""

from __future__ import annotations

from django.db.models import QuerySet

from kinerja.platform.access.actors import Actor
from kinerja.work.planning.models import Period

from .distribution import Distribution, distribution
from .explanation import Explanation, explain, recompute
from .models import Evaluation

__all__ = ["Distribution", "Explanation", "distribution", "evaluations_in", "explain", "recompute"]


def evaluations_in(period: Period, actor: Actor) -> QuerySet[Evaluation]:
    """What this actor may see of a period, with the people named; in order of name."""
    seen = Evaluation.objects.visible_to(actor).filter(period=period)
    return seen.select_related("employee", "rater", "unit", "plan").order_by("employee__name", "plan__starts")
