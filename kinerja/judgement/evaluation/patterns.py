"""What the inspector asks of finished evaluations: counts that raise questions, never scores of raters."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Min, QuerySet

from kinerja.work.planning.models import Period

from .models import Evaluation
from .terms import EvaluationState

# Below this many, one level for all is nothing to wonder about.
FEWEST = 5


def differing(period: Period) -> QuerySet[Evaluation]:
    """Final evaluations whose result rating is not the one suggested, newest decision first."""
    final = Evaluation.objects.filter(period=period, state=EvaluationState.FINAL).exclude(suggested="")
    return final.exclude(result_rating=F("suggested")).order_by("-finalised_at", "-id")


def raters_of_one_level(period: Period) -> QuerySet[Any, Any]:
    """Deciders of at least FEWEST people who gave all of them the same result rating.

    Rows: finalised_by, finalised_by__name, people, rating; most people first.
    """
    final = Evaluation.objects.filter(period=period, state=EvaluationState.FINAL)
    by_decider = final.order_by().values("finalised_by", "finalised_by__name")
    counted = by_decider.annotate(people=Count("id"), ratings=Count("result_rating", distinct=True))
    one_level = counted.filter(people__gte=FEWEST, ratings=1).annotate(rating=Min("result_rating"))
    return one_level.order_by("-people", "finalised_by")
