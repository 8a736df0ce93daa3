"""“Andai aturan” with the rule of other years: what is computed, what cannot be, and nothing beforehand."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.work.planning.models import Period
from tests.harness.budget import query_budget
from tests.judgement.history.papers import paper, take_over
from tests.judgement.town import Town

pytestmark = pytest.mark.django_db
PAGES = [("hasan", "/kepegawaian/andai-aturan"), ("andi", "/pengawasan/andai-aturan")]


@pytest.fixture
def town(cast: Any) -> Town:
    made = Town(cast)
    Period.objects.filter(pk=made.period.pk).update(state="evaluating")
    plan = made.plan(cast.sari)
    Evaluation.objects.create(
        plan=plan, period=made.period, employee=cast.sari, unit=plan.unit, rater=cast.budi, result_rating="meets",
        behaviour_rating="meets", predicate="good", state="final", finalised_by=cast.budi, finalised_at=cast.now,
        reason="dialog kinerja",
    )  # fmt: skip
    take_over(cast, paper(cast.sari))
    return made


def asked(town: Town, who: str, page: str, **given: Any) -> str:
    return town.cast.client(who).get(f"{page}?{urlencode(given)}").content.decode()


@pytest.mark.parametrize(("who", "page"), PAGES)
def test_a_period_of_today_says_what_it_lacks(town: Town, who: str, page: str) -> None:
    client, where = town.cast.client(who), f"{page}?masa={town.period.pk}&aturan=PP46_2011"
    with query_budget(9):
        text = client.get(where).content.decode()
    assert "0 dapat dihitung nilai SKP-nya menurut PP 46/2011" in text
    assert "penghalang pertamanya" in text
    assert "<strong>1</strong>" in text


@pytest.mark.parametrize(("who", "page"), PAGES)
def test_a_year_of_papers_is_shown_side_by_side(town: Town, who: str, page: str) -> None:
    text = asked(town, who, page, masa="2019-PP46_2011", aturan="PP30_2019_P8_2021")
    assert "Dari 1 hasil pada tahun itu, 1 dapat dinyatakan menurut PP 30/2019" in text
    assert "Tidak satu pun predikatnya akan berbeda" in text
    assert "Cukup" in text, "as that rule prints it"
    none = asked(town, who, page, masa="2019-PP46_2011", aturan="P6_2022_SE3_2023")
    assert "tidak memuat rumus dari nilai ke rating" in none


def test_what_is_supposed_is_all_three_or_none_and_on_the_scale(town: Town) -> None:
    about = {"masa": town.period.pk, "aturan": "PP46_2011"}
    assert "kosongkan ketiganya" in asked(town, *PAGES[0], **about, bawah=50)
    assert "antara 0 dan 100" in asked(town, *PAGES[0], **about, bawah=50, sesuai=80, atas=110)
    accepted = asked(town, *PAGES[0], **about | {"aturan": "PP30_2019_P8_2021"}, bawah=50, sesuai=80, atas=110)
    assert "antara 0 dan" not in accepted


def test_before_anybody_asks_nothing_is_supposed(town: Town) -> None:
    text = asked(town, *PAGES[0])
    assert 'id="id_sesuai"' in text
    for name in ("bawah", "sesuai", "atas"):
        field = text.split(f'name="{name}"')[1].split(">")[0]
        assert "value=" not in field
