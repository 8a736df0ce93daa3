"""Declaring a result, commenting on a proposal, handing in an idea, proposing a plan."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kinerja.platform.database.keys import new_id
from kinerja.work.activity.models import DeclaredResult, Idea
from kinerja.work.planning.models import IndicatorComment, LibraryIndicator, Plan
from tests.doors.web.places import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(scene: Scene) -> dict[str, Any]:
    return {
        "period": scene.town.period.pk,
        "value": "1.234,5",
        "evidence": "Laporan bulanan, map B3",
        "submission": new_id(),
    }


@pytest.fixture
def address(scene: Scene) -> str:
    return f"/saya/realisasi/{scene.declared.pk}"


def test_a_result_is_declared_once_even_if_sent_twice(sari: Client, address: str, filled: dict[str, Any]) -> None:
    for _ in range(2):
        assert sari.post(address, filled).status_code == 302
    (result,) = DeclaredResult.objects.all()
    assert str(result.value) == "1234.5000"
    text = sari.get(address).content.decode()
    assert "1.234,5" in text or "1.235" in text
    assert "Laporan bulanan, map B3" in text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"value": "1.5"}, "Tulis seperti 1.234,5"),
        ({"value": ""}, "tidak boleh kosong"),
        ({"evidence": "   "}, "tidak boleh kosong"),
        ({"period": new_id()}, "tidak ada"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    sari: Client, address: str, filled: dict[str, Any], wrong: dict[str, Any], sentence: str
) -> None:
    response = sari.post(address, filled | {"evidence": "Map B3 yang panjang ceritanya"} | wrong)
    text = response.content.decode()
    assert response.status_code == 422
    assert sentence in text
    assert "Ada masalah" in text
    if "evidence" not in wrong:
        assert "Map B3 yang panjang ceritanya" in text
    assert not DeclaredResult.objects.exists()


def test_somebody_elses_indicator_does_not_exist_for_me(cast: Any, address: str, filled: dict[str, Any]) -> None:
    assert cast.client("tono").post(address, filled).status_code == 404


def test_a_comment_is_taken_once(scene: Scene, sari: Client) -> None:
    said = {"text": "Ukurlah sejak berkas lengkap.", "submission": new_id()}
    for _ in range(2):
        assert sari.post(f"/saya/indikator/{scene.proposal.pk}", said).status_code == 302
    assert IndicatorComment.objects.count() == 1
    assert "Ukurlah sejak berkas lengkap." in sari.get(f"/saya/indikator/{scene.proposal.pk}").content.decode()


def test_a_decided_indicator_takes_no_more_comments_and_gives_the_text_back(scene: Scene, sari: Client) -> None:
    LibraryIndicator.objects.filter(pk=scene.proposal.pk).update(state="adopted", decided_at=scene.cast.now)
    said = {"text": "Terlambat, tetapi penting.", "submission": new_id()}
    response = sari.post(f"/saya/indikator/{scene.proposal.pk}", said)
    assert response.status_code == 403
    assert "Terlambat, tetapi penting." in response.content.decode()


def test_proposals_wait_in_a_list(scene: Scene, sari: Client) -> None:
    assert scene.proposal.text in sari.get("/saya/indikator").content.decode()


def test_an_idea_reaches_the_own_unit(cast: Any, sari: Client) -> None:
    said = {"title": "Antrean daring", "benefit": "Warga tidak menunggu.", "submission": new_id()}
    assert sari.post("/saya/inisiatif", said).status_code == 302
    assert Idea.objects.get().unit == cast.units["DUKCAPIL-L"]
    assert "Antrean daring" in sari.get("/saya/inisiatif").content.decode()


def test_an_idea_without_benefit_comes_back_with_its_title(cast: Any, sari: Client) -> None:
    response = sari.post("/saya/inisiatif", {"title": "Antrean daring", "benefit": "", "submission": new_id()})
    assert response.status_code == 422
    assert 'value="Antrean daring"' in response.content.decode()


@pytest.fixture
def draft(scene: Scene) -> Plan:
    Plan.objects.filter(pk=scene.plan.pk).update(state="draft", proposed_at=None, agreed_at=None)
    return Plan.objects.get(pk=scene.plan.pk)


def test_an_agreed_plan_is_read_and_not_proposed_again(scene: Scene, sari: Client) -> None:
    text = sari.get("/saya/rencana").content.decode()
    assert "Warga terlayani" in text
    assert "Berorientasi Pelayanan" in text
    assert "Ya, ajukan" not in text


def test_a_plan_that_changed_meanwhile_is_not_proposed(draft: Plan, sari: Client) -> None:
    response = sari.post("/saya/rencana/ajukan", {"plan": draft.pk, "version": draft.version + 1})
    assert response.status_code in {409, 422}
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_plan_with_gaps_says_what_is_missing(draft: Plan, sari: Client) -> None:
    response = sari.post("/saya/rencana/ajukan", {"plan": draft.pk, "version": draft.version})
    assert response.status_code == 422
    assert "aspek kuantitas" in response.content.decode()


@pytest.mark.parametrize("plan", ["", "bukan-kunci"])
def test_a_plan_that_is_none_is_missing(draft: Plan, sari: Client, plan: str) -> None:
    assert sari.post("/saya/rencana/ajukan", {"plan": plan, "version": draft.version}).status_code == 404


def test_nobody_proposes_the_plan_of_another(draft: Plan, cast: Any) -> None:
    response = cast.client("tono").post("/saya/rencana/ajukan", {"plan": draft.pk, "version": draft.version})
    assert response.status_code == 404
