"""A paper of somebody without account."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kinerja.platform.access.actors import public
from kinerja.platform.files.finishing import take_from_public
from kinerja.platform.files.models import StoredFile
from kinerja.pure.lib.refusals import Invalid
from tests.cast import Cast
from tests.platform.files.samples import pdf, photo


def hand_in(cast: Cast, content: bytes, name: str, **more: Any) -> StoredFile:
    by: dict[str, Any] = {"actor": public(cast.today), "now": cast.now} | more
    return take_from_public([content], name=name, **by)


def test_it_takes_photos_and_pdfs(cast: Cast) -> None:
    stored = hand_in(cast, photo(), "C:\\foto\\kk.jpg")
    assert (stored.name, stored.kind, stored.uploaded_by) == ("kk.jpg", "jpeg", None)
    assert hand_in(cast, pdf(), "kk.pdf").kind == "pdf"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"nama;nik", "Kirim foto"),
        (b"<html></html>", "halaman web"),
        (b"MZ\x00", "program"),
        (b"", "kosong"),
        (b"%PDF-" + b"0" * 5 * 2**20, "lebih besar dari 5 MB"),
    ],
)
def test_it_says_what_to_send_instead(cast: Cast, content: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        hand_in(cast, content, "kk.pdf")
    assert not StoredFile.objects.exists()


def test_it_keeps_the_disk_from_filling_up(cast: Cast, settings: Any) -> None:
    settings.PUBLIC_UPLOAD_DAY_LIMIT = len(pdf()) + 10
    hand_in(cast, pdf(), "kk.pdf")
    with pytest.raises(Invalid, match="sudah penuh"):
        hand_in(cast, pdf(), "ktp.pdf")
    hand_in(cast, pdf(), "ktp.pdf", now=cast.now + timedelta(hours=25))
