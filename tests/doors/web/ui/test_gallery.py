"""The gallery shows every component, only where data are invented anyway."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from kinerja.doors.web.ui.gallery import ExampleForm
from tests.harness.budget import query_budget

pytestmark = pytest.mark.django_db


def test_it_opens_in_a_demo_city_within_the_budget(cast: Any, client: Client) -> None:
    with query_budget():
        response = client.get("/galeri")
    assert response.status_code == 200


def test_it_opens_on_the_frame_of_desks_too(cast: Any, client: Client) -> None:
    text = client.get("/galeri?meja").content.decode()
    assert "vendor/tabler/tabler.min.css" in text
    assert "vendor/bootstrap" not in text


def test_it_stays_closed_where_people_are_real(client: Client) -> None:
    assert client.get("/galeri").status_code == 404


def test_a_demo_city_says_so_on_every_page(cast: Any, client: Client) -> None:
    assert "Data rekaan." in client.get("/galeri").content.decode()
    assert "Data rekaan." in client.get("/tidak-ada").content.decode()


@pytest.mark.parametrize("page", ["/galeri", "/masuk", "/"])
def test_pages_carry_landmarks_and_a_way_past_the_head(cast: Any, client: Client, page: str) -> None:
    text = client.get(page).content.decode()
    assert text.count("<h1") == 1
    for landmark in ('href="#isi"', '<main id="isi"', "<header", "<footer", '<html lang="id"'):
        assert landmark in text


def test_numbers_are_read_the_indonesian_way() -> None:
    form = ExampleForm({"value": "1.234,5"})
    form.is_valid()
    assert str(form.cleaned_data["value"]) == "1234.5"


def test_a_number_that_could_mean_two_things_is_asked_about_and_kept() -> None:
    form = ExampleForm({"value": "1.5"})
    assert "Tulis seperti 1.234,5" in form.errors["value"][0]
    assert 'value="1.5"' in str(form["value"])


def test_forms_refuse_in_the_language_of_the_reader() -> None:
    with translation.override("en"):
        assert "1.5" in ExampleForm({"value": "1.5"}).errors["value"][0]


def test_every_form_has_its_own_key_and_keeps_it_when_refused() -> None:
    one, other = ExampleForm(), ExampleForm()
    assert one["submission"].value() != other["submission"].value()
    again = ExampleForm({"submission": str(one["submission"].value())})
    assert str(one["submission"].value()) in str(again["submission"])
