"""An answer counts once, only with a token, and nobody can tell whose it is."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.facts.survey import commands
from kinerja.facts.survey.columns import By
from kinerja.facts.survey.figures.asking import ask_survey
from kinerja.facts.survey.models import Invitation, Response, Survey
from kinerja.facts.survey.terms import LEAVING, OPEN_FOR
from kinerja.platform.access.actors import public
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Invalid, Refused, Stale
from tests.cast import Cast
from tests.facts.survey.conftest import ALL_FOUR

Ask = Callable[..., str]


def answer(cast: Cast, token: str, **changes: Any) -> Invitation:
    usual = {"answers": ALL_FOUR, "submission": new_id(), "actor": public(cast.today), "now": cast.now}
    return commands.answer_survey(token, **usual | changes)


def test_it_is_kept_with_what_was_served_and_the_local_day(cast: Cast, invited: Ask) -> None:
    late = cast.now.replace(hour=17)  # past midnight at the counter
    answer(cast, invited(), answers={**ALL_FOUR, "U4": None, "U2": 1}, now=late)
    kept = Response.objects.get()
    assert (kept.u1, kept.u2, kept.u4) == (4, 1, None)
    assert kept.day == date(2026, 3, 11)
    assert (kept.service.code, kept.unit.code, kept.officer.label) == ("ktp", "DUKCAPIL-L", "S. Wulandari")


def test_nothing_tells_whose_answer_it_was(cast: Cast, invited: Ask) -> None:
    token = invited()
    answered = answer(cast, token)
    kept = Response.objects.get()
    assert kept.pk.version == 4, "a key that sorts by birth would tell beside the trail"
    names = {field.name for field in Response._meta.get_fields()}
    assert not names & {"invitation", "answered_at", "created_at", "submission"}
    entry = Entry.objects.get(verb="survey.answered")
    assert (entry.thing_id, entry.data) == ("", {"survey": "skm"})
    assert str(kept.pk) not in str(Entry.objects.values_list("data", "thing_id"))
    assert answered.answered_on == cast.today


def test_a_form_sent_twice_on_a_bad_line_counts_once(cast: Cast, invited: Ask) -> None:
    token, form = invited(), new_id()
    first = answer(cast, token, submission=form)
    assert answer(cast, token, submission=form, answers={**ALL_FOUR, "U1": 1}) == first
    assert list(Response.objects.values_list("u1", flat=True)) == [4]


def test_a_used_link_is_refused(cast: Cast, invited: Ask) -> None:
    token = invited()
    answer(cast, token)
    with pytest.raises(Stale, match="sudah dijawab"):
        answer(cast, token)


def test_somebody_who_was_first_wins(cast: Cast, invited: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    token = invited()
    before = commands.answering.standing(token, cast.now)
    answer(cast, token)
    monkeypatch.setattr(commands.answering, "standing", lambda *_: before)
    with pytest.raises(Stale, match="sudah dijawab"):
        answer(cast, token)
    assert Response.objects.count() == 1


@pytest.mark.parametrize(
    ("after", "sentence"),
    [(LEAVING - timedelta(seconds=1), "sesudah Anda meninggalkan"), (LEAVING + OPEN_FOR, "sudah lewat")],
)
def test_it_waits_until_the_citizen_has_left_and_not_for_ever(
    cast: Cast, invited: Ask, after: timedelta, sentence: str
) -> None:
    token = invited(finished_at=cast.now)
    with pytest.raises(Refused, match=sentence):
        answer(cast, token, now=cast.now + after)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({**ALL_FOUR, "U3": 5}, "U3 di luar pilihan"),
        ({**ALL_FOUR, "U9": 0}, "U9 di luar pilihan"),
        ({**ALL_FOUR, "U10": 4}, "U10 tidak ada"),
        (dict.fromkeys(ALL_FOUR), "Belum ada jawaban"),
        ({}, "Belum ada jawaban"),
    ],
)
def test_answers_off_the_scale_are_refused_and_the_link_stays_open(
    cast: Cast, invited: Ask, answers: dict[str, int | None], sentence: str
) -> None:
    token = invited()
    with pytest.raises(Invalid, match=sentence):
        answer(cast, token, answers=answers)
    assert answer(cast, token).answered_on


@pytest.mark.slow
def test_ten_thousand_false_answers_move_no_figure(cast: Cast, survey: Survey, invited: Ask) -> None:
    for _ in range(6):
        answer(cast, invited(), answers={**ALL_FOUR, "U1": 2})
    before = ask_survey(survey, on=cast.today, by=By.OFFICER)
    entries, form = Entry.objects.count(), new_id()
    with CaptureQueriesContext(connection) as asked, pytest.raises(Invalid, match="tidak dikenal"):
        answer(cast, secrets.token_urlsafe(16))
    assert len(asked) == 4, "a guess costs one look, in a savepoint of its own"
    # The verb itself, without the savepoint each request has.
    false_answer, by = commands.answer_survey.__wrapped__, {"actor": public(cast.today), "now": cast.now}
    for _ in range(10_000):
        with pytest.raises(Invalid):
            false_answer(secrets.token_urlsafe(16), answers=ALL_FOUR, submission=form, **by)
    assert str(ask_survey(survey, on=cast.today, by=By.OFFICER)) == str(before)
    assert (Response.objects.count(), Entry.objects.count()) == (6, entries)


@pytest.mark.parametrize("token", ["", "x" * 65, "../..", "\0", "é" * 22])
def test_what_is_no_token_is_unknown(cast: Cast, survey: Survey, token: str) -> None:
    with pytest.raises(Invalid, match="tidak dikenal"):
        answer(cast, token)
