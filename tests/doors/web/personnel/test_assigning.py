"""Plans for many, teams across units, and the check of wording, as personnel and heads work with them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kinerja.people.organisation.models import TeamMember, WorkTeam
from kinerja.work.planning import commands as planning
from kinerja.work.planning.models import LibraryIndicator, Plan, PlanBatch, PlanTemplate
from tests.cast import Cast
from tests.work.planned import Year


@pytest.fixture
def year(cast: Cast) -> Year:
    made = Year(cast)
    planning.seed_library(**cast.by)
    planning.seed_templates(**cast.by)
    return made


def choice(year: Year, unit: str = "DUKCAPIL") -> dict[str, str]:
    template = PlanTemplate.objects.get(code="counter")
    where = {"template": template.pk, "unit": year.cast.units[unit].pk, "cycle": year.cycle.pk}
    return {**{name: str(key) for name, key in where.items()}, "starts": "2026-03-10"}


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]+)"', page).group(1)


@pytest.mark.parametrize(("who", "base"), [("hasan", "/kepegawaian/skp-massal"), ("dewi", "/pimpinan/skp-massal")])
def test_it_is_looked_at_given_once_and_taken_back(year: Year, who: str, base: str) -> None:
    browser, chosen = year.cast.client(who), choice(year)
    page = browser.get(base, chosen).content.decode()
    assert "Sari Wulandari" in page
    form = {**chosen, "seal": hidden(page, "seal"), "submission": hidden(page, "submission")}
    first, second = (browser.post(base, form) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert Plan.objects.count() == 1
    assert browser.post(first.url).status_code == 302
    assert not Plan.objects.exists()
    assert PlanBatch.objects.get().kept == 0
    assert browser.post(first.url).status_code == 409


def test_a_list_that_changed_is_shown_anew_and_nothing_is_written(year: Year) -> None:
    browser, chosen = year.cast.client("hasan"), choice(year)
    page = browser.get("/kepegawaian/skp-massal", chosen).content.decode()
    form = {**chosen, "seal": "0" * 32, "submission": hidden(page, "submission")}
    answer = browser.post("/kepegawaian/skp-massal", form)
    assert answer.status_code == 409
    assert "berubah sejak" in answer.content.decode()
    assert not Plan.objects.exists()


def test_a_head_cannot_choose_a_unit_of_others(year: Year) -> None:
    answer = year.cast.client("dewi").get("/pimpinan/skp-massal", choice(year, "SDN1"))
    assert answer.status_code == 422
    assert "Sari Wulandari" not in answer.content.decode()


def team(year: Year, who: str = "hasan", base: str = "/kepegawaian/tim-kerja", **changes: Any) -> Any:
    browser = year.cast.client(who)
    page = browser.get(f"{base}/baru").content.decode()
    facts = {"name": "Akta", "unit": str(year.cast.units["DUKCAPIL"].pk), "leader": "Sari", "starts": "2026-03-01"}
    return browser.post(f"{base}/baru", {**facts, "submission": hidden(page, "submission"), **changes})


def test_a_team_is_made_staffed_and_left(year: Year) -> None:
    assert team(year).status_code == 302
    made, browser = WorkTeam.objects.get(), year.cast.client("hasan")
    base = f"/kepegawaian/tim-kerja/{made.pk}"
    assert "Yusuf Maulana" in browser.post(f"{base}/cari", {"who": "yusuf"}).content.decode()
    join = {"employee": str(year.cast.yusuf.pk), "starts": "2026-03-05", "role": "member"}
    assert browser.post(f"{base}/anggota", join).status_code == 302
    again = browser.post(f"{base}/anggota", join)
    assert "sudah berada di tim" in again.content.decode()
    seat = TeamMember.objects.get(employee=year.cast.yusuf)
    gone = browser.post(f"/kepegawaian/tim-kerja/anggota/{seat.pk}/akhiri", {"ends": "2026-03-09"})
    assert gone.status_code == 302
    assert browser.post(f"{base}/akhiri", {"ends": "2026-03-10"}).status_code == 302


def test_a_leader_nobody_knows_or_too_many_share_is_said_beside_the_field(year: Year) -> None:
    assert "Tidak ditemukan" in team(year, leader="Zzz").content.decode()
    assert "Lebih dari satu" in team(year, leader="a").content.decode()


def test_a_head_makes_teams_of_the_own_units(year: Year) -> None:
    assert team(year, "dewi", "/pimpinan/tim-kerja").status_code == 302
    wrong = team(year, "dewi", "/pimpinan/tim-kerja", name="Lain", unit=str(year.cast.units["RSUD"].pk))
    assert wrong.status_code == 422


WEAK = {"result_text": "Melaksanakan pelayanan", "text": "Pelayanan yang prima", "measure_unit": "", "target_low": ""}


def test_wording_is_remarked_with_and_without_script_and_nothing_is_stored(year: Year) -> None:
    browser, before = year.cast.client("hasan"), LibraryIndicator.objects.count()
    piece = browser.post("/kepegawaian/pustaka/kalimat", WEAK).content.decode()
    whole = browser.post("/kepegawaian/pustaka/baru", {**WEAK, "periksa": "1"}).content.decode()
    for page in (piece, whole):
        assert "menyebut kesibukan" in page
        assert "dibaca berbeda oleh setiap orang" in page
    assert "Melaksanakan pelayanan" in whole
    assert LibraryIndicator.objects.count() == before


def test_a_template_is_made_from_the_library_and_decided(year: Year) -> None:
    browser = year.cast.client("hasan")
    page = browser.get("/kepegawaian/templat/baru").content.decode()
    facts = {"code": "malam", "name": "Loket malam", "group": "counter", "submission": hidden(page, "submission")}
    place = browser.post("/kepegawaian/templat/baru", facts).url
    one = LibraryIndicator.objects.get(code="counter-selesai")
    assert browser.post(place, {"version": "1", "indicator": str(one.pk), "weight": "60"}).status_code == 302
    late = browser.post(place, {"version": "1", "indicator": str(one.pk)})
    assert late.status_code in (409, 422)
    assert browser.post(f"{place}/putuskan", {"version": "2", "keputusan": "pakai"}).status_code == 302
    assert PlanTemplate.objects.get(code="malam").state == "adopted"
