"""What people come for, done as they do it: with a mouse, with a keyboard, without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from kinerja.judgement.evaluation.models import Evaluation

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_sari_follows_her_rating_down_to_a_case(visit: Any, city: Any, scripts: bool) -> None:
    page = visit("sari", width=360, scripts=scripts).page
    page.get_by_role("link", name="Mengapa nilai ini?").click()
    page.get_by_role("link", name="Rumus dan kasusnya").first.click()
    expect(page.locator("th", has_text="K0001").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_budi_forgets_a_reason_and_then_decides(visit: Any, city: Any, scripts: bool) -> None:
    Evaluation.objects.filter(pk=city.evaluation.pk).update(suggested="above")
    page = visit("budi", scripts=scripts).page
    page.get_by_role("link", name="Tim", exact=True).first.click()
    page.get_by_role("link", name="Penilaian", exact=True).first.click()
    page.get_by_role("link", name="Sari Wulandari, A.Md.").click()
    page.get_by_role("group", name="Rating hasil kerja").get_by_label("sesuai ekspektasi").check()
    page.get_by_role("group", name="Rating perilaku kerja").get_by_label("di atas ekspektasi").check()
    page.get_by_text("Tetapkan penilaian").click()
    page.get_by_role("button", name="Ya, tetapkan").click()
    expect(page.get_by_role("alert").get_by_text("Tuliskan alasannya")).to_be_visible()
    assert page.get_by_role("group", name="Rating hasil kerja").get_by_label("sesuai ekspektasi").is_checked()
    page.get_by_label("Alasan").fill("Separuh berkas dikerjakan rekannya.")
    page.get_by_text("Tetapkan penilaian").click()
    page.get_by_role("button", name="Ya, tetapkan").click()
    expect(page.get_by_text("Penilaian Sari Wulandari, A.Md. ditetapkan: Baik.")).to_be_visible()


def test_the_keyboard_gets_past_the_head_and_into_the_page(visit: Any) -> None:
    page = visit("nobody").page
    page.goto("/masuk")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


def test_the_menu_of_a_phone_opens_without_scripts(visit: Any) -> None:
    page = visit("sari", width=360, scripts=False).page
    expect(page.get_by_role("link", name="Inisiatif")).not_to_be_visible()
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Inisiatif").click()
    expect(page.get_by_role("heading", name="Inisiatif dan inovasi")).to_be_visible()


def test_the_language_is_switched_where_one_stands(visit: Any) -> None:
    page = visit("sari").page
    page.goto("/saya/angka")
    page.get_by_role("button", name="English").first.click()
    assert page.url.endswith("/saya/angka")
    assert page.locator("html").get_attribute("lang") == "en"
