"""What citizens say of a unit, shown to those who lead it, and the plan that follows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kinerja.doors.web.ui import clock
from kinerja.facts.service.commands import add_service
from kinerja.facts.survey.commands import invite, open_survey
from kinerja.facts.survey.models import FollowUp, RespondentCount, Response, Survey
from kinerja.facts.survey.terms import COLUMNS
from kinerja.platform.database.keys import new_id
from tests.cast import Cast
from tests.harness.budget import PAGE_BUDGET, query_budget

PAGE = "/pimpinan/survei"


@pytest.fixture
def survey(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Survey:
    monkeypatch.setattr(clock, "now", lambda: cast.now)
    return open_survey("skm", **cast.by)


def heard(cast: Cast, survey: Survey, n: int, *, service: str = "ktp", **answers: int) -> None:
    """n answers about a service of Budi's section: 3 for every element but those given."""
    about = add_service(service, name=service.upper(), unit=cast.units["DUKCAPIL-L"], **cast.by)
    given = dict.fromkeys(COLUMNS, 3) | answers
    Response.objects.bulk_create(
        Response(survey=survey, service=about, unit=cast.units["DUKCAPIL-L"], day=cast.today, **given) for _ in range(n)
    )


def test_it_shows_the_index_its_elements_and_the_three_lowest(cast: Cast, survey: Survey) -> None:
    heard(cast, survey, 30, u3=1, u8=2, u9=2, u1=4)
    text = cast.client("budi").get(PAGE).content.decode()
    assert "66,67" in text
    assert text.count("tiga terendah") == 3
    assert "U3 Waktu penyelesaian" in text


def test_small_groups_are_withheld_also_from_those_who_lead(cast: Cast, survey: Survey) -> None:
    heard(cast, survey, 4)
    text = cast.client("budi").get(PAGE).content.decode()
    assert "Di bawah lima responden" in text
    assert "k-stat" not in text


def test_one_small_service_takes_another_with_it(cast: Cast, survey: Survey) -> None:
    heard(cast, survey, 3, service="kia", u1=1)
    heard(cast, survey, 30, service="ktp")
    heard(cast, survey, 40, service="akta")
    text = cast.client("budi").get(PAGE).content.decode()
    assert text.count("dirahasiakan, agar jawaban") == 2


def test_it_says_how_many_of_those_asked_have_answered(cast: Cast, survey: Survey) -> None:
    heard(cast, survey, 6)
    for number in range(9):
        where = {"unit": cast.units["DUKCAPIL-L"], "origin": "ticket", "origin_key": str(number)}
        invite(survey, finished_at=cast.now - timedelta(days=1), **where, **cast.by)
    text = cast.client("budi").get(PAGE).content.decode()
    assert "Undangan dijawab" in text
    assert "Responden 6 dari 9 yang diperlukan untuk 9 orang" in text


def test_without_answers_it_says_what_is_missing(cast: Cast, survey: Survey) -> None:
    assert "Belum ada jawaban" in cast.client("budi").get(PAGE).content.decode()


@pytest.mark.parametrize(("who", "status"), [("dewi", 200), ("walikota", 200), ("sari", 403), ("tono", 403)])
def test_it_is_for_those_who_lead(cast: Cast, survey: Survey, who: str, status: int) -> None:
    assert cast.client(who).get(PAGE).status_code == status


def test_a_unit_one_does_not_lead_is_not_there(cast: Cast, survey: Survey) -> None:
    assert cast.client("budi").get(f"{PAGE}?unit={cast.units['RSUD'].pk}").status_code == 404
    assert cast.client("dewi").get(f"{PAGE}?unit={cast.units['DUKCAPIL-L'].pk}").status_code == 200


def planned(cast: Cast, survey: Survey, **changes: Any) -> dict[str, Any]:
    usual = {
        "unit": cast.units["DUKCAPIL-L"].pk, "survei": survey.pk, "element": "U3", "action": "Buka loket kelima",
        "due": "2026-04-30", "responsible": cast.sari.pk, "submission": new_id(),
    }  # fmt: skip
    return usual | changes


def test_a_plan_is_made_and_closed(cast: Cast, survey: Survey) -> None:
    heard(cast, survey, 10, u3=2)
    budi = cast.client("budi")
    assert budi.post(PAGE, planned(cast, survey)).status_code == 302
    assert "Buka loket kelima" in budi.get(PAGE).content.decode()
    made = FollowUp.objects.get()
    refused = budi.post(f"{PAGE}/tindak-lanjut/{made.pk}", {"outcome": ""})
    assert refused.status_code == 422
    assert budi.post(f"{PAGE}/tindak-lanjut/{made.pk}", {"outcome": "Loket dibuka"}).status_code == 302
    assert "Loket dibuka" in budi.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"due": "2026-01-01"}, "sudah lewat"), ({"action": ""}, "Ada masalah"), ({"responsible": "x"}, "")],
)
def test_what_was_typed_stays(cast: Cast, survey: Survey, changes: dict[str, str], sentence: str) -> None:
    answer = cast.client("budi").post(PAGE, planned(cast, survey, **{"action": "Loket lima"} | changes))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert changes.get("action", "Loket lima") in text
    assert not FollowUp.objects.exists()


def test_nobody_plans_for_a_unit_of_others(cast: Cast, survey: Survey) -> None:
    assert cast.client("budi").post(PAGE, planned(cast, survey, unit=cast.units["RSUD"].pk)).status_code == 404


def test_it_costs_the_same_however_many_answer(cast: Cast, survey: Survey) -> None:
    for number in range(8):
        heard(cast, survey, 12, service=f"layanan-{number}")
    budi = cast.client("budi")
    for number in range(10):
        budi.post(PAGE, planned(cast, survey, action=f"Langkah {number}", submission=new_id()))
    with query_budget(PAGE_BUDGET):
        budi.get(PAGE)


def test_it_tells_who_answered_and_hides_the_few(cast: Cast, survey: Survey) -> None:
    """Of a hundred four are above sixty: they and the twenty youngest, the next smallest, are not told."""
    heard(cast, survey, 10)
    month = cast.today.replace(day=1)
    for value, n in {"to25": 20, "to40": 50, "to60": 26, "over60": 4}.items():
        RespondentCount.objects.create(
            survey=survey, unit=cast.units["DUKCAPIL-L"], month=month, trait="age", value=value, n=n
        )
    client = cast.client("budi")
    with query_budget(PAGE_BUDGET):
        text = client.get(PAGE).text
    assert "Siapa yang menjawab" in text
    assert (text.count('<span class="soft">dirahasiakan</span>'), "50%" in text, "26%" in text) == (2, True, True)
    assert "20%" not in text
