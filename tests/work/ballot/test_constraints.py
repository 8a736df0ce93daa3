"""Wrong states of closed surveys cannot be stored."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.work.ballot.models import BehaviourSurvey, Box, Nomination, Outcome
from tests.work.ballot.voting import Poll

pytestmark = pytest.mark.django_db


def refuses(act: Any, name: str) -> None:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        act()
    # SQLite names the columns of a unique constraint, PostgreSQL the constraint.
    assert name in str(error.value) or "UNIQUE" in str(error.value)


def test_one_survey_for_a_unit_and_period_and_none_open_without_a_key(poll: Poll) -> None:
    survey, rows = poll.survey, BehaviourSurvey.objects.filter(pk=poll.survey.pk)
    again = {"unit": survey.unit, "period": survey.period, "until": survey.until, "seed": "x"}
    refuses(lambda: BehaviourSurvey.objects.create(**again), "behaviour_survey_once")
    refuses(lambda: rows.update(state="open"), "behaviour_survey_has_key")
    refuses(lambda: rows.update(answered=1), "behaviour_survey_not_more")


def test_nobody_is_asked_twice_about_one_person_or_about_himself(poll: Poll) -> None:
    asked = {"survey": poll.survey, "rated": poll.cast.budi, "rater": poll.cast.sari, "relation": "subordinate"}
    Nomination.objects.create(**asked)
    refuses(lambda: Nomination.objects.create(**asked), "nomination_once")
    refuses(lambda: Nomination.objects.create(**asked | {"rater": poll.cast.budi}), "nomination_not_oneself")


def test_one_box_for_each_person_and_no_outcome_of_two(poll: Poll) -> None:
    about = {"survey": poll.survey, "rated": poll.cast.budi}
    Box.objects.create(**about, sealed=b"")
    refuses(lambda: Box.objects.create(**about, sealed=b""), "box_once")
    told = {**about, "group": "peer", "value": 1, "n": 3, "often": 2}
    Outcome.objects.create(**told)
    refuses(lambda: Outcome.objects.create(**told), "outcome_once")
    for wrong in ({"n": 2}, {"often": 4}, {"value": 8}):
        refuses(lambda wrong=wrong: Outcome.objects.create(**told | {"group": "joint"} | wrong), "outcome_never_of_few")
