"""The inspector's desk of closed surveys, from the first step to the count."""

from __future__ import annotations

import re

import pytest

from kinerja.work.ballot.models import BehaviourSurvey
from kinerja.work.ballot.terms import SurveyState
from tests.cast import Cast
from tests.doors.web.places import scene_of
from tests.doors.web.polls import Polls, polls

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(cast: Cast) -> Polls:
    return polls(scene_of(cast))


def test_a_survey_is_prepared_opened_with_the_key_shown_once_and_counted_with_it(cast: Cast, made: Polls) -> None:
    client = cast.client("andi")
    typed = {"unit": cast.units["KOTA"].pk, "period": made.counted.period_id, "until": "2026-03-20"}
    page = client.post("/pengawasan/survei-perilaku", typed)["Location"]
    shown = client.get(page)
    assert "no-store" in shown["Cache-Control"]
    html = shown.content.decode()
    key = re.search(r"<strong>((?:[A-Z2-7]{4} ?){14})</strong>", html)[1].strip()
    public = re.search(r'name="public_key" value="([0-9a-f]{64})"', html)[1]
    assert key not in client.get(page).content.decode()  # another one every time
    refused = client.post(page, {"do": "open", "public_key": public, "last": "AAAA"})
    assert (refused.status_code, "kunci baru" in refused.content.decode()) == (422, True)
    assert client.post(page, {"do": "open", "public_key": public, "last": key[-4:]}).status_code == 302
    assert key not in client.get(page).content.decode()
    assert client.post(page, {"do": "close"}).status_code == 302
    assert client.post(page, {"do": "close"}).status_code == 409
    assert client.post(page, {"do": "count", "private_key": made.poll.private}).status_code == 422
    assert client.post(page, {"do": "count", "private_key": key}).status_code == 302
    assert BehaviourSurvey.objects.get(unit=cast.units["KOTA"]).state == SurveyState.COUNTED


def test_a_survey_is_given_up(cast: Cast, made: Polls) -> None:
    page = f"/pengawasan/survei-perilaku/{made.poll.survey.pk}"
    assert cast.client("andi").post(page, {"do": "cancel"}).status_code == 302
    assert BehaviourSurvey.objects.get(pk=made.poll.survey.pk).state == SurveyState.CANCELLED
    assert cast.client("hasan").post(page, {"do": "cancel"}).status_code == 403


def test_the_form_says_what_is_missing(cast: Cast) -> None:
    answered = cast.client("andi").post("/pengawasan/survei-perilaku", {})
    assert answered.status_code == 422
