"""The citizen's survey: one link, nine questions, no script needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from kinerja.doors.web.ui import clock
from kinerja.facts.survey.commands import invite, open_survey
from kinerja.facts.survey.models import RespondentCount, Response
from kinerja.facts.survey.terms import ELEMENTS, LEAVING, OPEN_FOR
from kinerja.platform.database.keys import new_id
from tests.cast import Cast
from tests.harness.budget import query_budget

THANKS = "/layanan/terima-kasih"


@pytest.fixture
def token(cast: Cast) -> str:
    survey = open_survey("skm", **cast.by)
    where = {"unit": cast.units["DUKCAPIL-L"], "origin": "ticket", "origin_key": "A12"}
    return invite(survey, finished_at=cast.now - LEAVING, **where, **cast.by)


@pytest.fixture
def rina() -> Client:
    """A browser that was never here, and whose forms carry no cookie."""
    return Client(enforce_csrf_checks=True)


def filled(**changes: Any) -> dict[str, Any]:
    return dict.fromkeys(ELEMENTS, "3") | {"submission": str(new_id())} | changes


def test_it_asks_nine_questions_on_one_page(rina: Client, token: str) -> None:
    page = rina.get(f"/layanan/survei/{token}")
    text = page.content.decode()
    assert page.status_code == 200
    assert [f'name="{code}"' in text for code in ELEMENTS] == [True] * 9
    assert text.count('type="radio"') == 9 * 5
    assert text.count("required") == 9 * 5
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]


def test_it_asks_in_the_words_of_the_reader(rina: Client, token: str) -> None:
    rina.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = rina.get(f"/layanan/survei/{token}")
    assert "Was the officer polite and friendly?" in page.content.decode()


def test_an_answer_is_kept_and_thanked_for(rina: Client, token: str) -> None:
    done = rina.post(f"/layanan/survei/{token}", filled(U4="x", U1="1"))
    assert (done.status_code, done["Location"]) == (302, THANKS)
    assert "Terima kasih" in rina.get(THANKS).content.decode()
    kept = Response.objects.get()
    assert (kept.u1, kept.u2, kept.u4) == (1, 3, None)


def test_sent_again_on_a_bad_line_it_is_thanked_for_again(rina: Client, token: str) -> None:
    form = filled()
    answers = [rina.post(f"/layanan/survei/{token}", form) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [THANKS, THANKS]
    assert Response.objects.count() == 1


def test_a_used_link_says_so_to_whoever_comes_next(rina: Client, token: str) -> None:
    rina.post(f"/layanan/survei/{token}", filled())
    for answer in (rina.get(f"/layanan/survei/{token}"), rina.post(f"/layanan/survei/{token}", filled())):
        assert answer.status_code == 410
        assert "Satu tautan berlaku untuk satu jawaban" in answer.content.decode()
    assert Response.objects.count() == 1


@pytest.mark.parametrize(("method", "data"), [("get", {}), ("post", filled())])
def test_an_unknown_link_says_what_to_check(db: None, rina: Client, method: str, data: dict[str, Any]) -> None:
    answer = getattr(rina, method)("/layanan/survei/tidak-ada", data)
    assert answer.status_code == 404
    assert "Periksa apakah alamatnya tersalin utuh" in answer.content.decode()


@pytest.mark.parametrize(
    ("after", "status", "sentence"),
    [(-LEAVING, 200, "sesudah Anda meninggalkan tempat layanan"), (OPEN_FOR, 410, "sudah lewat")],
)
def test_it_is_open_for_a_while(
    cast: Cast, rina: Client, token: str, monkeypatch: pytest.MonkeyPatch, after: timedelta, status: int, sentence: str
) -> None:
    monkeypatch.setattr(clock, "now", lambda: cast.now + after)
    for answer in (rina.get(f"/layanan/survei/{token}"), rina.post(f"/layanan/survei/{token}", filled())):
        assert answer.status_code == status
        assert sentence in answer.content.decode()
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"U5": "5"}, "di luar pilihan"), ({"U5": "0"}, "di luar pilihan"), ({"U5": ""}, "bila tidak tahu")],
)
def test_an_answer_off_the_scale_comes_back_with_what_was_chosen(
    rina: Client, token: str, changes: dict[str, str], sentence: str
) -> None:
    answer = rina.post(f"/layanan/survei/{token}", filled(**changes))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Ada masalah" in text
    assert sentence in text
    assert text.count(" checked") == 8
    assert not Response.objects.exists()


def test_nine_times_not_known_is_no_answer(rina: Client, token: str) -> None:
    answer = rina.post(f"/layanan/survei/{token}", filled(**dict.fromkeys(ELEMENTS, "x")))
    assert "Jawab sedikitnya satu pertanyaan" in answer.content.decode()
    assert not Response.objects.exists()


def test_false_answers_move_nothing(db: None, rina: Client) -> None:
    for number in range(50):
        assert rina.post(f"/layanan/survei/{number:022d}", filled()).status_code == 404
    assert not Response.objects.exists()


def test_it_costs_next_to_nothing(rina: Client, token: str) -> None:
    with query_budget(1):
        rina.get(f"/layanan/survei/{token}")


def test_the_first_view_is_light(rina: Client, token: str, compressed: Callable[[bytes], int]) -> None:
    """Page, styles and scripts together, as they go over the line."""
    page = rina.get(f"/layanan/survei/{token}").content
    assets = re.findall(r'(?:src|href)="/static/([^"]+?\.(?:css|js|svg))"', page.decode())
    assert assets
    weight = compressed(page) + sum(compressed(_content(asset)) for asset in set(assets))
    assert weight < 100_000


def _content(asset: str) -> bytes:
    found = finders.find(asset)
    assert found, asset
    with open(found, "rb") as stream:
        return stream.read()


@pytest.fixture
def compressed() -> Callable[[bytes], int]:
    from gzip import compress

    return lambda content: len(compress(content, 6))


def test_who_answers_may_tell_of_himself_or_not(token: str, rina: Client) -> None:
    page = rina.get(f"/layanan/survei/{token}").text
    assert "Boleh dikosongkan" in page
    assert page.count("(tidak diisi)") == 4
    rina.post(f"/layanan/survei/{token}", filled(age="to40", occupation="own", sex="", education=""))
    assert set(RespondentCount.objects.values_list("trait", "value", "n")) == {
        ("age", "to40", 1), ("occupation", "own", 1)
    }  # fmt: skip


def test_a_strange_band_loses_nothing_that_was_chosen(token: str, rina: Client) -> None:
    answer = rina.post(f"/layanan/survei/{token}", filled(age="37", U1="1"))
    assert answer.status_code == 422
    assert re.search(r'name="U1"[^>]*value="1"[^>]*checked', answer.text)
    assert not Response.objects.exists()
