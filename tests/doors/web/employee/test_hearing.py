"""The right to be heard, as the three of them meet it in the browser: Sari, Budi who rates, Dewi who decides."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kinerja.judgement.evaluation.commands import finalise
from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.platform.database.keys import new_id
from tests.doors.web.places import Scene
from tests.harness.budget import query_budget

pytestmark = pytest.mark.django_db

LOW = {"result_rating": "below", "behaviour_rating": "meets", "reason": "Separuh berkas terlambat."}


@pytest.fixture
def dewi(scene: Scene) -> Client:
    return scene.cast.client("dewi")


@pytest.fixture
def decided(scene: Scene) -> Evaluation:
    ratings = {"result_rating": "meets", "behaviour_rating": "meets", "reason": "Target terlalu longgar."}
    return finalise(scene.evaluation, **ratings, version=1, actor=scene.cast.actor("budi"), now=scene.cast.now)


def test_a_low_rating_travels_from_draft_to_reply_to_decision(scene: Scene, sari: Client, budi: Client) -> None:
    mine, his = f"/saya/penilaian/{scene.evaluation.pk}", f"/tim/penilaian/{scene.evaluation.pk}"
    said = {"do": "assess", "version": 0, "well": "Antrean lebih pendek", "hindered": "Jaringan putus", "help": ""}
    assert sari.post(mine, said).status_code == 302
    assert "Jaringan putus" in budi.get(his).content.decode()

    early = budi.post(his, LOW | {"version": 1})
    assert early.status_code == 422
    assert "diperlihatkan dahulu" in early.content.decode()
    assert "Separuh berkas terlambat." in early.content.decode()
    assert budi.post(f"{his}/rancangan", LOW | {"version": 1}).status_code == 302

    shown = sari.get(mine).content.decode()
    assert "belum ditetapkan" in shown
    draft = re.search(r'name="draft" value="([0-9a-f-]+)"', shown)
    assert draft
    empty = sari.post(mine, {"do": "reply", "draft": draft[1], "text": ""})
    assert empty.status_code == 422
    assert sari.post(mine, {"do": "reply", "draft": draft[1], "text": "Sebelas hari putus."}).status_code == 302
    assert "Sebelas hari putus." in budi.get(his).content.decode()
    assert budi.post(his, LOW | {"version": 1}).status_code == 302
    assert scene.evaluation.predicate == "needs_improvement"


def test_an_objection_is_heard_and_changes_the_number_in_sight(
    decided: Evaluation, sari: Client, budi: Client, dewi: Client
) -> None:
    mine = f"/saya/penilaian/{decided.pk}"
    assert "Menandatangani bukan berarti setuju" in sari.get(mine).content.decode()
    assert sari.post(mine, {"do": "sign", "note": "Saya terima."}).status_code == 302
    empty = sari.post(mine, {"do": "object", "reasons": "", "submission": new_id()})
    assert empty.status_code == 422
    filed = {"do": "object", "reasons": "Sebelas hari jaringan putus.", "submission": new_id()}
    assert sari.post(mine, filed).status_code == 302
    place = f"/tim/keberatan/{Objection.objects.get().pk}"

    assert "Anda jelaskan" in budi.get("/tim/keberatan").content.decode()
    assert "Putusan Anda" not in budi.get(place).content.decode()
    assert "menunggu penjelasan penilai" in dewi.get("/tim/keberatan").content.decode()
    verdict = {"do": "decide", "result_rating": "above", "behaviour_rating": "meets", "decision": "Bukti diterima."}
    early = dewi.post(place, verdict)
    assert early.status_code == 422
    assert "Bukti diterima." in early.content.decode()
    assert budi.post(place, {"do": "explain", "text": "Dihitung di luar hari itu."}).status_code == 302
    assert budi.post(place, verdict).status_code == 403

    answer = f"/saya/keberatan/{Objection.objects.get().pk}"
    assert sari.post(answer, {"text": "Hari itu tetap terhitung."}).status_code == 302
    assert dewi.post(place, verdict).status_code == 302
    for text in (sari.get(answer).content.decode(), budi.get(place).content.decode(), dewi.get(place).content.decode()):
        assert "<del>sesuai ekspektasi</del>" in text
        assert "<ins><strong>di atas ekspektasi</strong></ins>" in text
        assert "Hari itu tetap terhitung." in text
    assert Evaluation.objects.get(pk=decided.pk).predicate == "good"
    for text in (sari.get(mine).content.decode(), budi.get(f"/tim/penilaian/{decided.pk}").content.decode()):
        assert "Diubah lewat keberatan" in text
        assert "Sebelumnya hasil kerja sesuai ekspektasi, perilaku sesuai ekspektasi: Baik." in text
        assert "Target terlalu longgar." in text  # the rater's own reason stays beside the decision


def test_pages_stay_within_their_budget(scene: Scene, sari: Client, budi: Client, dewi: Client) -> None:
    objection = scene.objection
    for client, place in (
        (sari, f"/saya/penilaian/{objection.evaluation_id}"),
        (sari, f"/saya/keberatan/{objection.pk}"),
        (budi, f"/tim/penilaian/{scene.evaluation.pk}"),
        (budi, f"/tim/keberatan/{objection.pk}"),
        (dewi, f"/tim/keberatan/{objection.pk}"),
        (dewi, "/tim/keberatan"),
    ):
        client.get(place)
        with query_budget(12):
            assert client.get(place).status_code == 200


def test_words_for_a_part_that_is_gone_are_not_lost(decided: Evaluation, sari: Client) -> None:
    late = sari.post(
        f"/saya/penilaian/{decided.pk}", {"do": "assess", "version": 0, "well": "Yang sudah lama saya tulis"}
    )
    assert late.status_code == 422
    assert "Yang sudah lama saya tulis" in late.content.decode()


def test_the_judge_sees_the_cases_behind_the_figures(scene: Scene, decided: Evaluation, sari: Client) -> None:
    figure = f"/tim/angka/{scene.figure.pk}/kasus"
    sekda = scene.cast.client("sekda")
    dewi = scene.cast.client("dewi")
    before = dewi.get(figure).status_code
    filed = {"do": "object", "reasons": "Sebelas hari jaringan putus.", "submission": new_id()}
    sari.post(f"/saya/penilaian/{decided.pk}", filed)
    assert (before, dewi.get(figure).status_code, sekda.get(figure).status_code) == (404, 200, 404)


def test_figures_of_objections_name_nobody_and_hide_small_units(scene: Scene) -> None:
    leader = scene.cast.client("walikota")
    assert scene.objection
    text = leader.get("/pimpinan/keberatan").content.decode()
    assert "mulai lima penilaian" in text
    assert "Sari" not in text
