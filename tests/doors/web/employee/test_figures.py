"""My figures against targets, and the cases behind each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kinerja.facts.service.models import Request
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.models import Figure, Run
from kinerja.work.planning.models import Plan
from tests.doors.web.places import Scene
from tests.harness.budget import query_budget
from tests.judgement.town import A_DAY, NEW_YEAR

pytestmark = pytest.mark.django_db


def test_it_shows_the_figure_with_how_many_and_how_sure(scene: Scene, sari: Client) -> None:
    text = sari.get("/saya/angka").content.decode()
    assert "100 persen" in text
    assert "35 kasus" in text
    assert "antara 90 dan 100" in text
    assert "mutu data" in text


def test_it_lists_what_nobody_measures_with_a_way_to_declare_it(scene: Scene, sari: Client) -> None:
    text = sari.get("/saya/angka").content.decode()
    assert f"/saya/realisasi/{scene.declared.pk}" in text
    assert "belum ada angka" in text


def test_it_says_what_comes_next_where_nothing_was_computed(cast: Any, sari: Client) -> None:
    text = sari.get("/saya/angka").content.decode()
    assert "Belum ada angka" in text


def test_what_one_reports_oneself_waits_for_no_computation(scene: Scene, sari: Client) -> None:
    Evaluation.objects.all().delete()
    Run.objects.all().delete()
    text = sari.get("/saya/angka").content.decode()
    assert "Belum ada angka" in text
    assert f"/saya/realisasi/{scene.declared.pk}" in text
    Plan.objects.update(ends=scene.cast.today)
    assert "/saya/realisasi/" not in sari.get("/saya/angka").content.decode()


def test_a_period_that_does_not_exist_shows_the_newest(scene: Scene, sari: Client) -> None:
    assert "100 persen" in sari.get("/saya/angka?periode=tidak-ada").content.decode()


@pytest.mark.parametrize("page", ["/saya", "/saya/angka", "/saya/penilaian", "why", "cases"])
def test_ten_times_the_rows_cost_the_same_statements(scene: Scene, sari: Client, page: str) -> None:
    address = {
        "why": f"/saya/penilaian/{scene.evaluation.pk}",
        "cases": f"/saya/angka/{scene.figure.pk}/kasus",
    }.get(page, page)
    with query_budget() as few:
        sari.get(address)
    for person in scene.town.colleagues(10):
        scene.town.plan(person, ("service.on_time_share", {}, 90))
        scene.town.case(person, NEW_YEAR, 1)
    for n in range(300):
        scene.town.case(scene.cast.sari, NEW_YEAR + n * timedelta(hours=3), 1, deadline_at=NEW_YEAR + 90 * A_DAY)
    scene.run = compute(scene.town.period, **scene.cast.by)
    if page == "cases":
        address = f"/saya/angka/{scene.figure.pk}/kasus"
    with query_budget(len(few)):
        assert sari.get(address).status_code == 200


def test_the_cases_are_those_that_were_counted(scene: Scene, sari: Client) -> None:
    response = sari.get(f"/saya/angka/{scene.figure.pk}/kasus")
    text = response.content.decode()
    assert text.count('<th scope="row"><span>K') == 35
    assert "Selang 95% menurut Wilson" in text
    assert "UU 25/2009 Pasal 21" in text
    assert "sudah berubah" not in text


def test_it_says_when_the_records_changed_since(scene: Scene, sari: Client) -> None:
    case = Request.objects.order_by("pk")[0]
    Request.objects.filter(pk=case.pk).update(closed_at=case.closed_at + 9 * A_DAY)
    assert "Catatannya sudah berubah" in sari.get(f"/saya/angka/{scene.figure.pk}/kasus").content.decode()


def test_long_lists_of_cases_are_paged(scene: Scene, sari: Client) -> None:
    for n in range(40):
        scene.town.case(scene.cast.sari, NEW_YEAR + n * A_DAY, 1)
    scene.run = compute(scene.town.period, **scene.cast.by)
    address = f"/saya/angka/{scene.figure.pk}/kasus"
    first, second = sari.get(address).content.decode(), sari.get(address + "?setelah=50").content.decode()
    assert first.count('<th scope="row"><span>K') == 50
    assert second.count('<th scope="row"><span>K') == 25


def test_a_flag_is_a_question_and_never_a_score(scene: Scene, sari: Client) -> None:
    figure = scene.figure
    Figure.objects.filter(pk=figure.pk).update(quality={**figure.quality, "flags": {"batch": [9, 35]}})
    text = sari.get("/saya/angka").content.decode()
    assert "9 dari 35 kasus ditutup beruntun" in text
    assert "Bukan tuduhan" in text


def test_a_sign_in_few_cases_is_chance_and_stays_unsaid(scene: Scene, sari: Client) -> None:
    figure = scene.figure
    Figure.objects.filter(pk=figure.pk).update(quality={**figure.quality, "flags": {"batch": [4, 35]}})
    assert "beruntun" not in sari.get("/saya/angka").content.decode()
