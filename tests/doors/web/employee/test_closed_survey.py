"""Ballots in the browser: without scripts, once, with nothing of them in logs, sessions or the trail."""

from __future__ import annotations

import logging

import pytest
from django.contrib.sessions.models import Session

from kinerja.platform.audit.models import Entry
from kinerja.work.ballot.models import Nomination
from kinerja.work.ballot.terms import VALUES
from tests.cast import Cast
from tests.doors.web.places import scene_of
from tests.doors.web.polls import Polls, polls

pytestmark = pytest.mark.django_db
WORD = "kelakuanterpuji"
FILLED = {f"v{number}": "4" for number in VALUES} | {"remark": WORD}


@pytest.fixture
def made(cast: Cast) -> Polls:
    return polls(scene_of(cast))


def test_a_ballot_is_sent_once_and_read_by_nobody(cast: Cast, made: Polls, caplog: pytest.LogCaptureFixture) -> None:
    client, page = cast.client("sari"), f"/saya/survei-perilaku/{made.ballot.pk}"
    assert client.get(page).content.decode().count('type="radio"') == 7 * 6
    trail = Entry.objects.count()
    with caplog.at_level(logging.DEBUG):
        missing = client.post(page, {**FILLED, "v3": ""})
        assert missing.status_code == 422
        assert WORD in missing.content.decode()  # what was typed is not lost
        assert client.post(page, FILLED).status_code == 302
        again = client.post(page, FILLED)
    assert again.status_code == 409
    assert "Satu orang, satu surat suara" in again.content.decode()
    # The statements of the database say nothing of it either, nor does what the server remembers of the visitor.
    assert WORD not in caplog.text
    assert Entry.objects.count() == trail
    assert all(WORD not in str(one.get_decoded()) for one in Session.objects.all())
    listed = client.get("/saya/survei-perilaku").content.decode()
    assert page not in listed
    assert made.ballot.rated.name in listed


def test_it_waits_on_the_first_page_until_it_is_sent(cast: Cast, made: Polls) -> None:
    client = cast.client("sari")
    mine = Nomination.objects.filter(survey=made.poll.survey, rater=cast.sari)
    assert f"Isi {mine.count()} surat suara" in client.get("/saya").content.decode()
    for one in mine:
        client.post(f"/saya/survei-perilaku/{one.pk}", FILLED)
    assert "surat suara survei perilaku" not in client.get("/saya").content.decode()


def test_results_show_how_many_and_how_sure_and_never_a_rater(cast: Cast, made: Polls) -> None:
    page = cast.client("sari").get(f"/saya/survei-perilaku/hasil/{made.counted.pk}").content.decode()
    assert page.count("Sabar menjelaskan.") == 5
    assert "Berorientasi Pelayanan" in page
    assert not any(mate.name in page for mate in made.poll.mates)
    seen = Entry.objects.filter(verb="ballot.seen")
    assert not seen.exists()
    assert cast.client("budi").get(f"/tim/survei-perilaku/{made.counted.pk}/{cast.sari.pk}").status_code == 200
    assert seen.count() == 1


def test_the_leader_does_not_find_his_own_results_among_his_team(cast: Cast, made: Polls) -> None:
    listed = cast.client("budi").get("/tim/survei-perilaku").content.decode()
    assert cast.sari.name in listed
    assert cast.client("budi").get(f"/tim/survei-perilaku/{made.counted.pk}/{cast.budi.pk}").status_code == 404
