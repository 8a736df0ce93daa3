"""The receipt after sending, in the list, on paper, and in the hands of a stranger."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from kinerja.platform.database.keys import new_id
from kinerja.platform.receipts.models import Receipt


def declare(client: Client, scene: Any, key: Any) -> Any:
    typed = {"period": scene.town.period.pk, "value": "4", "evidence": "Buku register", "submission": key}
    return client.post(f"/saya/realisasi/{scene.declared.pk}", typed)


def test_who_declares_is_given_a_receipt_once(sari: Client, scene: Any) -> None:
    key = new_id()
    first, again = declare(sari, scene, key), declare(sari, scene, key)
    receipt = Receipt.objects.get()
    assert first["Location"] == again["Location"] == f"/saya/tanda-terima/{receipt.pk}"
    page = sari.get(first["Location"]).content.decode()
    assert f"{receipt.code[:5]} {receipt.code[5:]}" in page
    assert "<svg" in page
    assert receipt.code in sari.get("/saya/tanda-terima").content.decode()


def test_the_download_has_the_hash_of_the_paper(sari: Client, scene: Any) -> None:
    given = sari.get(f"/saya/tanda-terima/{scene.receipt.pk}/isi.json")
    assert sha256(given.content).hexdigest() == scene.receipt.sha256
    assert "attachment" in given["Content-Disposition"]


def test_a_stranger_learns_that_it_is_true_and_nothing_else(client: Client, scene: Any) -> None:
    asked = {"kode": scene.receipt.code, "sidik": scene.receipt.sha256[:16]}
    page = client.get("/tanda-terima", asked).content.decode()
    assert "Tanda terima ini asli" in page
    assert scene.receipt.sha256 in page
    for secret in ("Sari", "Buku register", str(scene.receipt.holder)):
        assert secret not in page


@pytest.mark.parametrize("wrong", [{"kode": "0000000000"}, {"sidik": "0" * 16}, {"sidik": "ab"}, {"kode": "\x00'"}])
def test_a_forged_paper_does_not_match(client: Client, scene: Any, wrong: dict[str, str]) -> None:
    asked = {"kode": scene.receipt.code, "sidik": scene.receipt.sha256, **wrong}
    page = client.get("/tanda-terima", asked).content.decode()
    assert "Tidak cocok" in page
    assert "asli" not in page.replace("keasliannya", "")
