"""Refusals as pages: what happened, why, what next; and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.utils import timezone

from kinerja.config import urls as house
from kinerja.doors.web.ui import humane
from kinerja.doors.web.ui.views import writes
from kinerja.platform.operations.models import Beat
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from tests.work.writers import others_write

pytestmark = pytest.mark.django_db


@writes(public=True)
def refuse(request: HttpRequest, kind: str) -> HttpResponse:
    raise {"forbidden": Forbidden, "stale": Stale, "invalid": Invalid}[kind]("Kalimat untuk {who}.", who="Sari")


@writes
def save(request: HttpRequest) -> HttpResponse:
    return HttpResponse("tersimpan")


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("rahasia mesin")


@writes(public=True)
def write(request: HttpRequest) -> HttpResponse:
    Beat.objects.create(at=timezone.now(), measured_by="uji")
    return HttpResponse("tersimpan")


@writes(public=True)
def remember(request: HttpRequest) -> HttpResponse:
    """The session is saved after the view, by a middleware."""
    request.session["tulisan"] = "baru"
    return HttpResponse("tersimpan")


urlpatterns = [
    path("tolak/<str:kind>", refuse),
    path("simpan", save),
    path("rusak", fail),
    path("tulis", write),
    path("ingat", remember),
    *house.urlpatterns,
]
handler404, handler500 = house.handler404, house.handler500


@pytest.fixture
def visitor() -> Client:
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


@pytest.mark.parametrize(("kind", "status"), [("forbidden", 403), ("stale", 409), ("invalid", 422)])
def test_it_says_the_sentence_with_the_status_and_gives_back_the_text(visitor: Client, kind: str, status: int) -> None:
    response = visitor.post(f"/tolak/{kind}", {"reason": "Alasan panjang saya", "submission": "kunci-mesin"})
    text = response.content.decode()
    assert response.status_code == status
    assert "Kalimat untuk Sari." in text
    assert "Alasan panjang saya" in text
    assert "kunci-mesin" not in text


def test_it_gives_back_words_and_not_what_buttons_say(visitor: Client) -> None:
    machine = {"do": "agree", "key": "0197c0de-0000-7000-8000-000000000001", "n": "12", "day": "2026-03-09"}
    text = visitor.post("/tolak/invalid", {"reason": "Alasan saya", **machine}).content.decode()
    assert "Alasan saya" in text
    assert not [said for said in machine.values() if f">{said}<" in text]


def test_it_keeps_what_was_typed_when_the_session_is_over(visitor: Client) -> None:
    response = visitor.post("/simpan", {"text": "Tulisan saya", "password": "rahasia"})
    text = response.content.decode()
    assert response.status_code == 403
    assert "Tulisan saya" in text
    assert "rahasia" not in text
    assert "/masuk?next=/simpan" in text


def test_it_keeps_what_was_typed_when_the_form_is_too_old() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/masuk", {"username": "sari", "password": "rahasia"})
    text = response.content.decode()
    assert response.status_code == 403
    assert "kedaluwarsa" in text
    assert "rahasia" not in text


def test_a_missing_page_is_humane(visitor: Client) -> None:
    response = visitor.get("/tidak-ada")
    assert response.status_code == 404
    assert "Halaman tidak ditemukan" in response.content.decode()


def test_a_fault_of_ours_says_so_and_shows_no_secret(visitor: Client) -> None:
    response = visitor.get("/rusak")
    text = response.content.decode()
    assert response.status_code == 500
    assert "Ada gangguan di pihak kami" in text
    assert "rahasia mesin" not in text


def test_the_page_of_a_fault_needs_no_database(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert humane.broken(RequestFactory().post("/x", {"text": "Tulisan"})).status_code == 500


@pytest.mark.parametrize(("address", "table"), [("/tulis", Beat), ("/ingat", Session)], ids=["view", "middleware"])
def test_who_comes_while_others_write_is_asked_to_come_again(
    transactional_db: None, visitor: Client, address: str, table: Any
) -> None:
    with others_write(table):
        response = visitor.post(address, {"text": "Tulisan panjang saya"})
    text = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "isian Anda belum tersimpan" in text
    assert "tombol Kembali" in text
    assert "Tulisan panjang saya" in text
    assert visitor.post(address, {"text": "Tulisan panjang saya"}).content == b"tersimpan"


@pytest.mark.parametrize("address", ["/tulis", "/ingat"])
def test_a_script_hears_the_same_in_json(transactional_db: None, visitor: Client, address: str) -> None:
    with others_write(Beat if address == "/tulis" else Session):
        response = visitor.post(address, headers={"accept": "application/json"})
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response.json()["kind"] == "later"
    assert "belum tersimpan" in response.json()["sentence"]
