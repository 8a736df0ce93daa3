"""Drafting a plan from the library."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kinerja.work.planning.models import Indicator, LibraryIndicator, Plan
from tests.judgement.town import Town

pytestmark = pytest.mark.django_db


def _library(cast: Any, code: str, text: str, **changes: Any) -> LibraryIndicator:
    facts: dict[str, Any] = {
        "group": "counter", "result_text": "Warga terlayani", "aspect": "quantity", "measure_unit": "berkas",
        "target_low": 40, "target_high": 40, "polarity": "more", "evidence": "Buku register", "state": "adopted",
        "proposed_at": cast.now, "decided_at": cast.now,
    }  # fmt: skip
    return LibraryIndicator.objects.create(code=code, text=text, **facts | changes)


@pytest.fixture
def year(cast: Any) -> Town:
    return Town(cast)


@pytest.fixture
def draft(year: Town, sari: Client) -> Plan:
    assert sari.post("/saya/rencana/mulai").status_code == 302
    return Plan.objects.get()


def _take(client: Client, plan: Plan, thing: Any, version: int | None = None) -> Any:
    seen = Plan.objects.get(pk=plan.pk).version if version is None else version
    return client.post(f"/saya/rencana/{plan.pk}/ambil", {"thing": thing.pk, "version": seen})


def test_without_a_plan_the_page_offers_to_start(year: Town, sari: Client) -> None:
    assert "Mulai rancangan SKP" in sari.get("/saya/rencana").content.decode()


def test_before_the_year_is_opened_it_says_who_opens_it(cast: Any, sari: Client) -> None:
    text = sari.get("/saya/rencana").content.decode()
    assert "Tahun kinerja belum dibuka" in text
    assert "Mulai rancangan SKP" not in text


def test_a_draft_names_its_rater(draft: Plan, cast: Any) -> None:
    assert (draft.state, draft.rater) == ("draft", cast.budi)


def test_an_official_of_the_state_is_told_that_he_needs_none(year: Town, cast: Any) -> None:
    response = cast.client("walikota").post("/saya/rencana/mulai")
    assert response.status_code == 422
    assert "PP 30/2019 Pasal 23" in response.content.decode()


def test_only_what_is_adopted_for_ones_own_posts_is_offered(draft: Plan, cast: Any, sari: Client) -> None:
    _library(cast, "mine", "Berkas selesai")
    _library(cast, "others", "Pelajaran diberikan", group="teacher")
    _library(cast, "proposed", "Masih diusulkan", state="proposed", decided_at=None)
    text = sari.get("/saya/rencana").content.decode().split("<main")[1]
    assert "Berkas selesai" in text
    assert "Pelajaran diberikan" not in text
    assert "Masih diusulkan" not in text


def test_indicators_of_one_result_share_it(draft: Plan, cast: Any, sari: Client) -> None:
    for code in ("one", "two"):
        assert _take(sari, draft, _library(cast, code, f"Indikator {code}")).status_code == 302
    assert draft.results.count() == 1
    assert Indicator.objects.filter(result__plan=draft).count() == 2


def test_two_windows_do_not_overwrite_each_other(draft: Plan, cast: Any, sari: Client) -> None:
    seen = draft.version
    _take(sari, draft, _library(cast, "one", "Indikator satu"))
    response = _take(sari, draft, _library(cast, "two", "Indikator dua"), version=seen)
    assert response.status_code == 409
    assert [i.text for i in Indicator.objects.all()] == ["Indikator satu"]


def test_the_last_indicator_takes_its_result_along(draft: Plan, cast: Any, sari: Client) -> None:
    _take(sari, draft, _library(cast, "one", "Indikator satu"))
    version = Plan.objects.get(pk=draft.pk).version
    sari.post(f"/saya/rencana/{draft.pk}/keluarkan", {"thing": Indicator.objects.get().pk, "version": version})
    assert not draft.results.exists()


def test_a_whole_draft_is_proposed_and_then_waits_with_the_rater(
    draft: Plan, cast: Any, sari: Client, budi: Client
) -> None:
    _take(sari, draft, _library(cast, "one", "Indikator satu"))
    version = Plan.objects.get(pk=draft.pk).version
    assert sari.post("/saya/rencana/ajukan", {"plan": draft.pk, "version": version}).status_code == 302
    assert "Menunggu telaah pengelola kinerja" in sari.get("/saya/rencana").content.decode()
    assert f"/tim/rencana/{draft.pk}" in budi.get("/tim/rencana").content.decode()


def test_an_agreed_plan_is_not_changed_any_more(draft: Plan, cast: Any, sari: Client) -> None:
    Plan.objects.filter(pk=draft.pk).update(state="agreed", proposed_at=cast.now, agreed_at=cast.now)
    assert _take(sari, draft, _library(cast, "one", "Indikator satu")).status_code in {409, 422}
    assert not draft.results.exists()
