"""Deciding an evaluation: beside the suggestion, with a reason where it differs, once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.platform.audit.models import Entry
from tests.doors.web.places import Scene

pytestmark = pytest.mark.django_db

ENOUGH = {"result_rating": "above", "behaviour_rating": "meets", "reason": "", "version": "1"}


@pytest.fixture
def address(scene: Scene) -> str:
    Evaluation.objects.filter(pk=scene.evaluation.pk).update(suggested="above")
    return f"/tim/penilaian/{scene.evaluation.pk}"


def _checked(text: str) -> list[str]:
    return re.findall(r'value="(\w+)" checked', text)


def test_it_decides_and_says_the_predicate(scene: Scene, budi: Client, address: str) -> None:
    response = budi.post(address, ENOUGH, follow=True)
    assert scene.evaluation.predicate == "good"
    assert "Penilaian Sari Wulandari, A.Md. ditetapkan: Baik." in response.content.decode()


def test_nothing_is_chosen_beforehand(budi: Client, address: str) -> None:
    assert _checked(budi.get(address).content.decode()) == []


def test_differing_without_a_reason_comes_back_with_both_choices(scene: Scene, budi: Client, address: str) -> None:
    response = budi.post(address, ENOUGH | {"result_rating": "below"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "Tuliskan alasannya" in text
    assert _checked(text) == ["below", "meets"]
    assert scene.evaluation.state == "prepared"


def test_differing_with_a_reason_is_taken(scene: Scene, budi: Client, address: str) -> None:
    budi.post(address, ENOUGH | {"result_rating": "meets", "reason": "Separuh berkas dikerjakan rekannya."})
    assert (scene.evaluation.state, scene.evaluation.result_rating) == ("final", "meets")


def test_a_missing_rating_is_named(budi: Client, address: str) -> None:
    response = budi.post(address, {"reason": "Alasan yang sudah ditulis", "version": "1"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "Rating perilaku kerja" in text
    assert "Alasan yang sudah ditulis" in text


def test_what_changed_meanwhile_is_shown_and_the_reason_kept(scene: Scene, budi: Client, address: str) -> None:
    Evaluation.objects.filter(pk=scene.evaluation.pk).update(version=2)
    response = budi.post(address, ENOUGH | {"reason": "Alasan yang panjang"})
    text = response.content.decode()
    assert response.status_code == 409
    assert "Alasan yang panjang" in text
    assert 'name="version" value="2"' in text
    assert budi.post(address, ENOUGH | {"reason": "Alasan yang panjang", "version": "2"}).status_code == 302


def test_a_final_evaluation_shows_the_decision_and_no_form(budi: Client, address: str) -> None:
    budi.post(address, ENOUGH)
    text = budi.get(address).content.decode()
    assert "Ya, tetapkan" not in text
    assert "sesuai ekspektasi" in text


def test_every_look_leaves_a_trace(scene: Scene, budi: Client, address: str) -> None:
    budi.get(address)
    entry = Entry.objects.get(verb="evaluation.seen")
    assert (entry.actor_name, entry.thing_id) == ("Budi Santosa, S.E.", str(scene.evaluation.pk))


@pytest.mark.parametrize(("who", "status"), [("sari", 403), ("tono", 404), ("hasan", 403), ("sekda", 404)])
def test_nobody_else_decides(cast: Any, scene: Scene, address: str, who: str, status: int) -> None:
    """Who may see it hears why it is not his to decide; for others it does not exist."""
    assert cast.client(who).post(address, ENOUGH).status_code == status
    assert scene.evaluation.state == "prepared"
