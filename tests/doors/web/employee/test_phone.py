"""Reporting from a phone: the same form for people, for the queue, and for a browser without scripts."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kinerja.platform.files.models import StoredFile
from kinerja.platform.receipts.models import Receipt
from kinerja.work.activity.models import ActivityReport, Evidence
from tests.doors.web.employee.test_uploads import JSON, begin, send
from tests.platform.files import samples
from tests.work.writers import others_write

TODAY = "2026-03-10"


def typed(**more: Any) -> dict[str, Any]:
    return {"day": TODAY, "text": "Menata arsip", "submission": str(uuid4()), **more}


def uploaded(client: Client, content: bytes) -> str:
    url = begin(client, content).json()["url"]
    send(client, url, 0, content)
    return client.post(f"{url}/selesai", **JSON).json()["file"]["key"]


def test_the_queue_hears_the_receipt_and_a_retry_hears_the_same(sari: Client) -> None:
    form = typed(evidence=uploaded(sari, samples.photo()), link="https://arsip.example/1")
    first, again = (sari.post("/saya/lapor", form, **JSON).json() for _ in range(2))
    receipt = Receipt.objects.get()
    assert first == again
    assert first["receipt"]["code"] == receipt.code
    assert ActivityReport.objects.count() == 1
    assert Evidence.objects.count() == 2
    assert StoredFile.objects.get().sha256 in receipt.content


def test_a_refusal_is_one_sentence_with_what_to_do(sari: Client) -> None:
    refused = sari.post("/saya/lapor", typed(day="2026-03-11"), **JSON)
    assert refused.status_code == 422
    assert refused.json()["sentence"]
    empty = sari.post("/saya/lapor", typed(text=""), **JSON)
    assert empty.json()["sentence"].startswith("Apa yang dikerjakan:")
    assert not ActivityReport.objects.exists()


def test_the_queue_hears_that_it_is_to_try_again(transactional_db: None, cast: Any) -> None:
    sari, form = cast.client("sari"), typed()
    with others_write(ActivityReport):
        busy = sari.post("/saya/lapor", form, **JSON)
    assert (busy.status_code, busy["Retry-After"]) == (503, "5")
    assert "belum tersimpan" in busy.json()["sentence"]
    assert sari.post("/saya/lapor", form, **JSON).json()["receipt"]
    assert ActivityReport.objects.count() == 1


def test_evidence_of_somebody_else_is_refused(cast: Any, sari: Client) -> None:
    key = uploaded(cast.client("tono"), samples.photo())
    assert "tidak ditemukan" in sari.post("/saya/lapor", typed(evidence=key), **JSON).json()["sentence"]
    assert sari.post("/saya/lapor", typed(evidence="bukan-kunci"), **JSON).status_code == 422


def test_it_is_an_ordinary_form_without_scripts(sari: Client) -> None:
    files = [SimpleUploadedFile("a.jpg", samples.photo()), SimpleUploadedFile("b.csv", b"Hari;n\nSenin;4\n")]
    sent = sari.post("/saya/lapor", typed(files=files))
    assert sent["Location"] == f"/saya/tanda-terima/{Receipt.objects.get().pk}"
    assert sorted(Evidence.objects.values_list("file__kind", flat=True)) == ["jpeg", "text"]


def test_a_web_page_named_jpg_is_refused_and_nothing_typed_is_lost(sari: Client) -> None:
    refused = sari.post("/saya/lapor", typed(files=[SimpleUploadedFile("loket.jpg", b"<!doctype html>")]))
    assert refused.status_code == 422
    assert "loket.jpg berisi halaman web" in refused.content.decode()
    assert "Menata arsip" in refused.content.decode()
    assert not ActivityReport.objects.exists()


def test_the_phone_learns_whose_it_is_and_nothing_about_him(cast: Any, sari: Client) -> None:
    mine, again, his = (c.get("/saya/lapor/keadaan", **JSON).json() for c in (sari, sari, cast.client("tono")))
    assert mine["owner"] == again["owner"] != his["owner"]
    assert str(cast.user("sari").pk) not in mine["owner"]
    assert cast.client("nobody").get("/saya/lapor/keadaan", **JSON).status_code == 401


def test_signing_out_tells_the_browser_to_forget(sari: Client) -> None:
    assert sari.post("/keluar")["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.parametrize("address", ["/sw.js", "/aplikasi.webmanifest", "/luring"])
def test_the_shell_is_the_same_for_everybody(cast: Any, sari: Client, address: str) -> None:
    assert sari.get(address).content == cast.client("nobody").get(address).content


def test_the_worker_keeps_files_that_exist(client: Client, db: None) -> None:
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert '"/static/ui/phone/page.js"' in answer.content.decode()


def test_a_form_that_is_too_large_says_so_and_sends_nothing(sari: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kinerja.doors.web.ui.uploads.LARGEST_EVIDENCE", 1_000)
    file = SimpleUploadedFile("loket.jpg", samples.photo(), "image/jpeg")
    answer = sari.post("/saya/lapor", typed(text="Rekap antrean", files=file))
    assert answer.status_code == 422
    assert "terlalu besar untuk satu kiriman" in answer.content.decode()
    assert "Rekap antrean" in answer.content.decode()
    assert not ActivityReport.objects.exists()
    assert not StoredFile.objects.exists()
