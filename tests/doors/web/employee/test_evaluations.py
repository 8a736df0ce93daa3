"""“Mengapa nilai ini?”"""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kinerja.judgement.evaluation.commands import finalise
from kinerja.judgement.evaluation.models import Evaluation
from tests.doors.web.places import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(scene: Scene) -> Evaluation:
    ratings = {"result_rating": "meets", "behaviour_rating": "above", "reason": "Masih belajar menerima keluhan."}
    return finalise(scene.evaluation, **ratings, version=1, actor=scene.cast.actor("budi"), now=scene.cast.now)


def test_before_anybody_decided_it_says_so(scene: Scene, sari: Client) -> None:
    text = sari.get(f"/saya/penilaian/{scene.evaluation.pk}").content.decode()
    assert "Predikat baru ada setelah pejabat penilai menetapkan" in text
    assert "k-quadrant" not in text


def test_it_shows_the_cell_of_the_quadrant_that_was_met(decided: Evaluation, sari: Client) -> None:
    text = sari.get(f"/saya/penilaian/{decided.pk}").content.decode()
    met = re.findall(r'<td class="is-met">.*?<strong>(.*?)</strong>', text)
    assert met == ["Baik"]
    assert text.count("<td>") + len(met) >= 9


def test_it_shows_who_decided_and_why(decided: Evaluation, sari: Client) -> None:
    text = sari.get(f"/saya/penilaian/{decided.pk}").content.decode()
    assert "Budi Santosa, S.E." in text
    assert "Masih belajar menerima keluhan." in text


def test_the_suggestion_stands_beside_with_its_reasons_as_a_local_setting(scene: Scene, sari: Client) -> None:
    text = sari.get(f"/saya/penilaian/{scene.evaluation.pk}").content.decode()
    assert "Pejabat penilai yang memutuskan." in text
    assert "pengaturan setempat, belum diperiksa pada naskah hukum" in text


def test_each_measured_figure_leads_to_its_cases(scene: Scene, sari: Client) -> None:
    text = sari.get(f"/saya/penilaian/{scene.evaluation.pk}").content.decode()
    assert f"/saya/angka/{scene.figure.pk}/kasus" in text


def test_the_list_names_the_predicate(decided: Evaluation, sari: Client) -> None:
    text = sari.get("/saya/penilaian").content.decode()
    assert "Januari–Februari" in text
    assert f"/saya/penilaian/{decided.pk}" in text


def test_in_english_the_sentences_of_the_page_are_english(decided: Evaluation, sari: Client) -> None:
    sari.post("/bahasa", {"language": "en"})
    text = sari.get(f"/saya/penilaian/{decided.pk}").content.decode()
    for sentence in ("Mengapa nilai ini?", "Predikat mengikuti dua rating", "Rumus dan kasusnya"):
        assert sentence not in text
