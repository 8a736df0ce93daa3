"""A document in the hands of a stranger: true or not, still in force or not, and never whose it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kinerja.doors.web.public import documents
from kinerja.outcomes.documents.setting import set_pdf
from kinerja.work.planning.models import Plan


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def asked(scene: Any) -> dict[str, str]:
    return {"kode": scene.document.receipt.code, "sidik": scene.document.receipt.sha256[:16]}


def test_one_click_gives_the_file_and_its_name_tells_nobody(sari: Client, scene: Any) -> None:
    sent = sari.post(f"/dokumen/skp/{scene.plan.pk}")
    given = sari.get(sent["Location"])
    assert given.content.startswith(b"%PDF-1.7")
    assert given["Content-Type"] == "application/pdf"
    assert "Sari" not in given["Content-Disposition"]
    assert sari.post(f"/dokumen/skp/{scene.plan.pk}")["Location"] == sent["Location"]


def test_a_form_that_does_not_exist_is_a_missing_page(sari: Client, scene: Any) -> None:
    assert sari.post(f"/dokumen/rapor/{scene.plan.pk}").status_code == 404
    assert sari.post(f"/dokumen/evaluasi/{scene.plan.pk}").status_code == 404


def test_what_is_not_decided_is_refused_with_a_sentence(sari: Client, scene: Any) -> None:
    answer = sari.post(f"/dokumen/evaluasi/{scene.evaluation.pk}")
    assert answer.status_code == 422
    assert "sesudah SKP disepakati atau penilaian ditetapkan" in answer.content.decode()


def test_a_stranger_learns_that_it_is_true_and_not_whose(client: Client, scene: Any) -> None:
    page = client.get("/periksa", asked(scene)).content.decode()
    assert "asli dan masih berlaku" in page
    assert "Sasaran Kinerja Pegawai" in page
    for secret in (scene.cast.sari.name, scene.cast.sari.nip, str(scene.plan.pk), str(scene.cast.sari.pk)):
        assert secret not in page


def test_a_changed_plan_has_replaced_it(client: Client, scene: Any) -> None:
    typed = asked(scene)
    Plan.objects.filter(pk=scene.plan.pk).update(version=scene.plan.version + 1)
    assert "sudah digantikan" in client.get("/periksa", typed).content.decode()


@pytest.mark.parametrize("wrong", [{"kode": "0000000000"}, {"sidik": "0" * 16}, {"sidik": "ab"}, {"kode": "\x00'"}])
def test_a_forged_one_does_not_match(client: Client, scene: Any, wrong: dict[str, str]) -> None:
    assert "Tidak cocok" in client.get("/periksa", {**asked(scene), **wrong}).content.decode()


def test_the_page_of_receipts_sends_a_document_on(client: Client, scene: Any) -> None:
    assert client.get("/tanda-terima", asked(scene))["Location"].startswith("/periksa?kode=")
    receipt = {"kode": scene.receipt.code, "sidik": scene.receipt.sha256[:16]}
    assert "Tidak cocok" in client.get("/periksa", receipt).content.decode()


def compared(client: Client, scene: Any, content: bytes) -> Any:
    return client.post("/periksa", asked(scene) | {"berkas": SimpleUploadedFile("x.pdf", content)})


def test_a_file_is_compared_byte_by_byte(client: Client, scene: Any) -> None:
    file = set_pdf(scene.document.kind, scene.document.receipt)
    assert "Berkasnya sama" in compared(client, scene, file).content.decode()
    assert "Berkasnya berbeda" in compared(client, scene, file[:-1]).content.decode()


def test_a_file_that_is_missing_or_too_large_is_not_compared(
    client: Client, scene: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.post("/periksa", asked(scene)).status_code == 422
    monkeypatch.setattr(documents, "LARGEST", 10)
    assert compared(client, scene, b"12345678901").status_code == 422
    assert client.post("/periksa", {"kode": "x", "sidik": "y"}).status_code == 404


def test_a_machine_that_compares_without_end_is_slowed(
    client: Client, scene: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MOST_AN_HOUR", 1)
    assert compared(client, scene, b"a").status_code == 200
    assert compared(client, scene, b"a").status_code == 429


def test_in_english_the_page_is_english(client: Client, scene: Any) -> None:
    client.post("/bahasa", {"language": "en", "next": "/periksa"})
    assert "genuine" in client.get("/periksa", asked(scene)).content.decode()
