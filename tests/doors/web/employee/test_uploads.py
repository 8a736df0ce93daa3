"""What the browser's own script says, and what it hears."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kinerja.platform.files.models import Upload
from tests.platform.files import samples

JSON = {"HTTP_ACCEPT": "application/json"}


def begin(client: Client, content: bytes, **more: Any) -> Any:
    facts = {"key": str(uuid4()), "name": "loket.jpg", "size": len(content), "sha256": sha256(content).hexdigest()}
    return client.post("/saya/unggahan", {**facts, **more}, **JSON)


def send(client: Client, url: str, offset: int, piece: bytes, **more: Any) -> Any:
    octets = "application/offset+octet-stream"
    return client.post(url, piece, content_type=octets, headers={"Upload-Offset": str(offset)}, **JSON, **more)


def test_a_photo_arrives_in_pieces(sari: Client) -> None:
    photo = samples.photo()
    begun = begin(sari, photo)
    url = begun.json()["url"]
    assert (begun.status_code, begun.json()["offset"]) == (201, 0)
    assert send(sari, url, 0, photo[:9000]).json()["offset"] == 9000
    wrong = send(sari, url, 0, photo[:5000])
    assert (wrong.status_code, wrong.json()["offset"], wrong["Upload-Offset"]) == (409, 9000, "9000")
    assert sari.get(url, **JSON).json()["offset"] == 9000
    send(sari, url, 9000, photo[9000:])
    done = sari.post(f"{url}/selesai", **JSON)
    assert (done.status_code, done.json()["file"]["kind"]) == (200, "foto JPEG")
    assert sari.get(url, **JSON).json()["file"] == done.json()["file"]


def test_a_refusal_is_a_sentence(sari: Client) -> None:
    page = b"<!doctype html><p>halo"
    url = begin(sari, page).json()["url"]
    refused = send(sari, url, 0, page)
    assert (refused.status_code, refused.json()["kind"]) == (422, "invalid")
    assert refused.json()["sentence"].startswith("loket.jpg berisi halaman web")


def test_200_megabytes_are_refused_by_their_announcement(sari: Client) -> None:
    refused = begin(sari, b"x", size=200 * 2**20, sha256="")
    assert refused.status_code == 422
    assert "lebih besar dari 20 MB" in refused.json()["sentence"]
    assert not Upload.objects.exists()


def test_a_piece_too_large_is_not_read(sari: Client) -> None:
    url = begin(sari, b"x" * 100).json()["url"]
    assert send(sari, url, 0, b"x", CONTENT_LENGTH=str(200 * 2**20)).status_code == 413


def test_a_piece_cut_on_its_way_is_not_kept(sari: Client) -> None:
    url = begin(sari, b"x" * 100).json()["url"]
    cut = send(sari, url, 0, b"", CONTENT_LENGTH="100", **{"wsgi.input": io.BytesIO(b"x" * 40)})
    assert (cut.status_code, cut.json()["kind"]) == (400, "later")
    assert Upload.objects.get().received == 0


def test_who_is_signed_out_hears_that_nothing_is_lost(cast: Any) -> None:
    heard = begin(cast.client("nobody"), b"x")
    assert (heard.status_code, heard.json()["kind"]) == (401, "signed_out")
    assert "Tidak ada yang hilang" in heard.json()["sentence"]


def test_a_scanner_that_is_away_says_try_later(sari: Client, settings: Any, tmp_path: Any) -> None:
    settings.CLAMAV = str(tmp_path / "nobody.ctl")
    url = begin(sari, b"teks").json()["url"]
    send(sari, url, 0, b"teks")
    later = sari.post(f"{url}/selesai", **JSON)
    assert (later.status_code, later.json()["kind"]) == (503, "later")


@pytest.mark.parametrize("missing", ["key", "name", "size"])
def test_a_beginning_without_its_facts_is_refused(sari: Client, missing: str) -> None:
    assert begin(sari, b"x", **{missing: ""}).status_code == 422
