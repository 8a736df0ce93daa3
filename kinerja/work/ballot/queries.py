"""Questions about closed surveys; none of them writes, none of them can open a box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from kinerja.pure.lib.nominating import Asked, nominate
from kinerja.pure.statistics.proportions import wilson

from .circles import circles
from .models import BehaviourSurvey, Nomination, Outcome
from .terms import EACH, FEWEST, MOST, Group


def drawn(survey: BehaviourSurvey, on: date) -> list[Asked]:
    """Who is asked about whom, by the seed of the survey. Three statements."""
    return nominate(circles(survey.unit, on), seed=survey.seed, each=EACH, most=MOST, fewest=FEWEST)


@dataclass(frozen=True)
class Turnout:
    """How far a survey has come: ballots handed out and cast, people they are about."""

    asked: int
    answered: int
    rated: int


def turnout(survey: BehaviourSurvey) -> Turnout:
    """Of a survey that is not counted yet. One statement."""
    found = Nomination.objects.filter(survey=survey).aggregate(
        asked=Count("pk"), answered=Count("pk", filter=Q(answered=True)), rated=Count("rated", distinct=True)
    )
    return Turnout(**found)


@dataclass(frozen=True)
class Seen:
    """Of `n` people `often` see this value often: in percent, with its 95 % interval (Wilson)."""

    value: int
    n: int
    often: int
    share: int
    low: int
    high: int


def results(rated: UUID, survey: UUID) -> Mapping[Group, Mapping[int, Seen]]:
    """What may be told of one person, by group and number of value; a missing value was answered by too few."""
    found: dict[Group, dict[int, Seen]] = {}
    for row in Outcome.objects.filter(rated=rated, survey=survey).order_by("group", "value"):
        found.setdefault(Group(row.group), {})[row.value] = _seen(row)
    return found


def _seen(row: Outcome) -> Seen:
    low, high = wilson(row.often, row.n)
    share, bottom, top = (round(100 * float(one)) for one in (row.often / row.n, low, high))
    return Seen(row.value, row.n, row.often, share, bottom, top)
