"""A KTP from home to hand-over: the citizen on a telephone without script, the officer at the desk."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.facts.casework.models import CaseFile, ClockReading
from tests.platform.files.samples import photo

pytestmark = pytest.mark.browser
FORM = "/layanan/berkas/ajukan/ktp-baru"


def picture(name: str, shade: int) -> dict[str, Any]:
    return {"name": name, "mimeType": "image/jpeg", "buffer": photo(80, 60, shade=shade)}


def press(page: Any, label: str) -> None:
    page.click(f'main button:has-text("{label}")')


def say(page: Any, step: str, words: str) -> None:
    page.click(f'summary:has-text("{step}")')
    page.fill("details[open] textarea", words)
    page.click(f'details[open] button:has-text("{step}")')


def test_a_ktp_from_home_to_hand_over_with_a_returned_file(visit: Any, city: Any) -> None:
    assert city.desk
    rina, sari = visit("nobody", width=360, scripts=False).page, visit("sari")
    rina.goto(FORM)
    assert "surat kehilangan dari kepolisian" in rina.inner_text("main")
    rina.fill('input[name="name"]', "Rina Palupi")
    rina.fill('input[name="phone"]', "0812 3456 7890")
    rina.set_input_files('input[name="paper_0"]', [picture("kk.jpg", 1), picture("kk-belakang.jpg", 2)])
    press(rina, "Kirim permohonan")
    word = rina.inner_text(".c-word").strip()
    file = CaseFile.objects.get(code=word[:9])
    assert file.papers.count() == 2

    sari.page.goto(f"/berkas/{file.pk}")
    press(sari.page, "Mulai periksa")
    say(sari.page, "Kembalikan kepada warga", "Foto KK terpotong; kirim ulang seluruh halaman.")
    assert "Tersimpan" in sari.page.inner_text("main")

    rina.goto("/layanan/berkas/cari")
    rina.fill('input[name="word"]', word.lower())
    press(rina, "Lihat berkas")
    told = rina.inner_text("main")
    assert "Kami menunggu Anda" in told
    assert "Foto KK terpotong" in told
    assert "Sari" not in told
    rina.set_input_files('input[name="paper_0"]', [picture("kk-utuh.jpg", 3)])
    press(rina, "Kirim kelengkapan")
    assert "Jam janji berjalan lagi" in rina.inner_text("main")

    sari.page.reload()
    for label in ("Mulai periksa", "Lengkap, proses", "Setujui", "Hasil siap diambil", "Sudah diserahkan"):
        press(sari.page, label)
    rina.reload()
    assert "Hasil diserahkan" in rina.inner_text("main")
    rina.click('summary:has-text("Minta diperbaiki")')
    rina.fill('textarea[name="text"]', "Nama saya Rina, bukan Rini.")
    press(rina, "Kirim")
    assert "Menunggu jawaban kantor" in rina.inner_text("main")
    file.refresh_from_db()
    stages = [*file.intervals.order_by("seq").values_list("stage", flat=True), file.stage]
    assert stages == [
        "received", "checked", "returned", "completed", "checked", "processed", "approved", "ready", "handed_over"
    ]  # fmt: skip
    reading = ClockReading.objects.get(file=file)
    assert not reading.is_late
    assert not sari.complaints


@pytest.mark.parametrize("path", [FORM, "/layanan/berkas", "/layanan/berkas/cari", "/layanan"])
def test_pages_of_citizens_fit_a_small_telephone(visit: Any, city: Any, path: str) -> None:
    assert city.desk
    page = visit("nobody", width=320, scripts=False).page
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
