"""Units side by side: what they achieved, how sure the figures are, warnings that never bar."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kinerja.doors.web.ui import clock
from kinerja.judgement.evaluation.models import Evaluation, OrganisationResult
from kinerja.judgement.measurement.commands import compute
from kinerja.platform.audit.models import Entry
from tests.harness.budget import PAGE_BUDGET, query_budget
from tests.judgement.town import A_DAY, NEW_YEAR, Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(cast: Any, monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setattr(clock, "now", lambda: cast.now)
    return Town(cast)


def _unit(town: Town, code: str) -> str:
    return f"/pimpinan/unit/{town.cast.units[code].pk}"


def _final(town: Town, *predicates: str) -> None:
    for person, predicate in zip(town.colleagues(len(predicates)), predicates, strict=True):
        plan = town.plan(person)
        Evaluation.objects.create(
            plan=plan, period=town.period, employee=person, unit=plan.unit, rater=town.cast.budi,
            result_rating="meets", behaviour_rating="meets", predicate=predicate, state="final",
            finalised_by=town.cast.budi, finalised_at=town.cast.now,
        )  # fmt: skip


def _cases(town: Town, unit: str, late: int, in_time: int) -> None:
    for number in range(late + in_time):
        opened = NEW_YEAR + (number % 40) * A_DAY
        days = 2 if number < late else 1
        deadline = opened + timedelta(days=1.5)
        town.case(town.cast.sari, opened, days, unit=town.cast.units[unit], deadline_at=deadline)


def test_the_mayor_sees_the_departments_with_share_interval_and_cases(town: Town) -> None:
    _cases(town, "DUKCAPIL-L", late=10, in_time=30)
    compute(town.period, **town.cast.by)
    page = town.cast.client("walikota").get("/pimpinan")
    row = next(row for row in page.context["rows"] if row.unit.code == "DUKCAPIL")
    assert (row.standing.n, row.standing.value) == (40, 75.0)
    assert row.standing.low < 75 < row.standing.high
    assert {row.unit.parent_id for row in page.context["rows"]} == {town.cast.units["KOTA"].pk}


def test_units_are_compared_in_a_funnel_with_a_table(town: Town) -> None:
    for unit, late in (("DUKCAPIL-L", 1), ("RSUD", 2), ("BKPSDM", 1), ("KOMINFO", 30)):
        _cases(town, unit, late=late, in_time=32 - late)
    compute(town.period, **town.cast.by)
    page = town.cast.client("walikota").get("/pimpinan")
    table = {row[0]: row for row in page.context["chart"].rows}
    assert table[town.cast.units["RSUD"].name][3] == "32"
    assert "<svg" in page.content.decode()


def test_a_head_sees_the_own_department_and_no_other(town: Town) -> None:
    dewi = town.cast.client("dewi")
    assert dewi.get("/pimpinan").context["top"] == town.cast.units["DUKCAPIL"]
    assert dewi.get(_unit(town, "DUKCAPIL-L")).status_code == 200
    assert dewi.get(_unit(town, "RSUD")).status_code == 403


def test_whoever_stands_above_several_heads_sees_them_side_by_side(town: Town) -> None:
    shown = town.cast.client("sekda").get("/pimpinan").context
    assert shown["top"] is None
    assert {"DUKCAPIL", "RSUD", "KOMINFO"} <= {row.unit.code for row in shown["rows"]}


def test_leaving_the_pattern_is_a_sentence_not_a_bar(town: Town) -> None:
    _final(town, *["good"] * 18, "very_good", "very_good")
    OrganisationResult.objects.create(
        unit=town.cast.units["DUKCAPIL"], period=town.period, level="good", reason="Target tercapai",
        set_by=town.cast.sekda, set_at=town.cast.now,
    )  # fmt: skip
    page = town.cast.client("walikota").get(_unit(town, "DUKCAPIL"))
    assert any("90" in said for said in page.context["warnings"])
    assert "Peringatan saja" in page.content.decode()
    assert page.context["spread"].rows[-1][1] == "2"
    assert "(Formulir evaluasi kinerja gambar pola distribusi)" in page.context["spread"].note


def test_a_small_unit_is_told_by_counts(town: Town) -> None:
    _final(town, "good", "very_good", "good")
    page = town.cast.client("walikota").get(_unit(town, "DUKCAPIL"))
    assert page.context["spread"] is None
    assert ("Baik", 2) in page.context["counts"]


def test_achievement_is_set_with_a_reason_once_for_two_clicks(town: Town) -> None:
    address, sekda = f"{_unit(town, 'DUKCAPIL')}/capaian", town.cast.client("sekda")
    sent = {"periode": str(town.period.pk), "level": "good", "version": "0"}
    refused = sekda.post(address, sent | {"reason": ""})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["reason"])
    for _ in range(2):
        assert sekda.post(address, sent | {"reason": "Target tercapai"}).status_code == 302
    assert OrganisationResult.objects.get().version == 1
    assert Entry.objects.filter(verb="evaluation.organisation_rated").count() == 1


def test_an_older_page_does_not_overwrite_what_somebody_set(town: Town) -> None:
    address = f"{_unit(town, 'DUKCAPIL')}/capaian"
    sent = {"periode": str(town.period.pk), "level": "good", "reason": "Target tercapai", "version": "0"}
    town.cast.client("sekda").post(address, sent)
    late = town.cast.client("walikota").post(address, sent | {"level": "poor", "reason": "Belum cukup"})
    assert late.status_code == 409
    assert "Belum cukup" in late.content.decode()
    assert OrganisationResult.objects.get().level == "good"


def test_progress_says_with_whom_evaluations_wait(town: Town) -> None:
    for person in town.colleagues(3):
        plan = town.plan(person)
        Evaluation.objects.create(plan=plan, period=town.period, employee=person, unit=plan.unit, rater=town.cast.budi)
    _final(town, "good")
    page = town.cast.client("dewi").get("/pimpinan/kemajuan")
    assert (page.context["final"], page.context["all"]) == (1, 4)
    assert [(row["name"], row["people"]) for row in page.context["raters"]] == [(town.cast.budi.name, 3)]


def test_statements_do_not_grow_with_units_and_people(town: Town) -> None:
    dewi = town.cast.client("dewi")
    for address in ("/pimpinan", "/pimpinan/kemajuan", _unit(town, "DUKCAPIL"), f"{_unit(town, 'DUKCAPIL')}/jenjang"):
        with query_budget() as few:
            dewi.get(address)
        _final(town, *["good"] * 12)
        with query_budget(len(few) if len(few) == PAGE_BUDGET else len(few) + 1):
            dewi.get(address)


def test_the_unit_page_says_how_far_results_reach_down(town: Town) -> None:
    town.plan(town.cast.sari)
    town.plan(town.cast.budi, rater=town.cast.dewi)
    page = town.cast.client("dewi").get(_unit(town, "DUKCAPIL"))
    assert page.context["lost"] == 2
    assert [(unit.code, reach.results, reach.owned, reach.staff) for unit, reach in page.context["beneath"]] == [
        ("DUKCAPIL-L", 1, 0, 2)
    ]
    assert f'href="{_unit(town, "DUKCAPIL")}/jenjang"' in page.content.decode()
    below = town.cast.client("dewi").get(_unit(town, "DUKCAPIL-L"))
    assert below.context["reached"].own == (("Warga terlayani", False),)
    assert "belum didukung" in below.content.decode()


def test_staff_without_a_line_are_named_to_who_may_see_them_and_counted_for_others(town: Town) -> None:
    town.plan(town.cast.sari)
    town.plan(town.cast.budi, rater=town.cast.dewi)
    dewi = town.cast.client("dewi").get(f"{_unit(town, 'DUKCAPIL')}/jenjang")
    assert [plan.employee for plan in dewi.context["page"].rows] == [town.cast.budi, town.cast.sari]
    assert dewi.context["unnamed"] == 0
    # The sekda sees the unit whose head he rates, but not everybody's data in it.
    above = town.cast.client("sekda").get(f"{_unit(town, 'DUKCAPIL')}/jenjang")
    assert (len(above.context["page"].rows), above.context["unnamed"]) == (0, 2)
    assert "2 pegawai lagi belum terhubung" in above.content.decode()


def test_before_any_period_the_pages_say_what_will_come(cast: Any) -> None:
    assert "Belum ada periode" in cast.client("walikota").get("/pimpinan").content.decode()
    assert cast.client("walikota").get("/pimpinan/kemajuan").status_code == 200
