"""One finished service, one link that works once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kinerja.facts.survey import commands
from kinerja.facts.survey.models import Invitation, Survey
from kinerja.facts.survey.queries import State, form_for, standing
from kinerja.facts.survey.terms import LEAVING, OPEN_FOR
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from tests.cast import Cast
from tests.facts.survey.conftest import ALL_FOUR, HOUR

Ask = Callable[..., str]


def test_it_keeps_only_the_hash_of_the_token(cast: Cast, invited: Ask) -> None:
    token = invited()
    kept = Invitation.objects.get()
    assert len(token) == 22
    written = [str(value) for value in vars(kept).values()] + [str(entry.data) for entry in Entry.objects.all()]
    assert not any(token in text for text in written)
    assert standing(token, cast.now).invitation == kept


def test_it_opens_after_the_citizen_has_left_and_closes_after_a_month(cast: Cast, invited: Ask) -> None:
    token = invited(finished_at=cast.now)
    states = [standing(token, cast.now + after).state for after in (timedelta(0), LEAVING, LEAVING + OPEN_FOR)]
    assert states == [State.EARLY, State.OPEN, State.EXPIRED]


def test_the_newest_link_of_a_service_is_the_one_that_counts(cast: Cast, invited: Ask) -> None:
    first, second = invited(origin_key="A12"), invited(origin_key="A12")
    assert Invitation.objects.count() == 1
    assert standing(first, cast.now).state is State.UNKNOWN
    assert standing(second, cast.now).state is State.OPEN


def test_an_answered_service_gets_no_further_link(cast: Cast, invited: Ask) -> None:
    token = invited(origin_key="A12")
    commands.answer_survey(token, answers=ALL_FOUR, submission=new_id(), **cast.by)
    with pytest.raises(Stale, match="sudah dijawab"):
        invited(origin_key="A12")


def test_nobody_is_asked_before_his_service_has_ended(cast: Cast, invited: Ask) -> None:
    with pytest.raises(Invalid, match="sesudah layanannya selesai"):
        invited(finished_at=cast.now + HOUR)


@pytest.mark.parametrize("who", ["sari", "budi", "dewi", "hasan"])
def test_the_unit_that_served_invites(cast: Cast, invited: Ask, who: str) -> None:
    assert invited(actor=cast.actor(who))


@pytest.mark.parametrize("who", ["tono", "wati", "andi"])
def test_others_do_not(cast: Cast, invited: Ask, who: str) -> None:
    with pytest.raises(Forbidden, match="unit yang menyelesaikan"):
        invited(actor=cast.actor(who))


def test_hospitals_and_schools_ask_in_their_own_words(cast: Cast) -> None:
    asked = [form_for(cast.units[code]) for code in ("DUKCAPIL-L", "RSUD", "SDN1")]
    assert asked == ["skm", "patient", "parents"]
    assert form_for(None) == "skm"


def test_opening_a_survey_again_changes_nothing(cast: Cast, survey: Survey) -> None:
    assert commands.open_survey("SKM", name="Lain", **cast.by) == survey
    with pytest.raises(Forbidden):
        commands.open_survey("lain", actor=cast.actor("sari"), now=cast.now)
