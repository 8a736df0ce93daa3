"""Closed surveys of the scene: one at the counter is counted, one of the whole office is being filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kinerja.work.ballot.models import BehaviourSurvey, Nomination
from tests.work.ballot.voting import Poll


@dataclass
class Polls:
    """`ballot` is Sari's, about a peer or about Budi."""

    counted: BehaviourSurvey
    ballot: Nomination
    poll: Poll


def polls(scene: Any) -> Polls:
    """Made when the first address asks for it."""
    if not hasattr(scene, "polls"):
        scene.polls = _made(scene)
    return scene.polls


def _made(scene: Any) -> Polls:
    year = scene.talking
    year.periods = [scene.town.period]
    poll = Poll(year)
    poll.opened()
    counted = poll.counted()
    poll.survey = poll.prepared("DUKCAPIL")
    poll.opened()
    mine = Nomination.objects.filter(survey=poll.survey, rater=scene.cast.sari)
    return Polls(counted, mine.order_by("relation", "id")[0], poll)
