"""What comes in is told by its content; everything else hears a sentence with what to do."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from kinerja.platform.files.admission import admit
from kinerja.platform.files.contents import whereabouts
from kinerja.platform.files.kinds import Kind
from kinerja.pure.lib.refusals import Invalid
from tests.platform.files import samples

HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'


def arrived(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "given"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (samples.photo(), Kind.JPEG),
        (samples.photo(kind="PNG"), Kind.PNG),
        (samples.photo(kind="WEBP"), Kind.WEBP),
        (samples.pdf(), Kind.PDF),
        (samples.xlsx(), Kind.XLSX),
        (samples.ooxml(samples.DOCX), Kind.DOCX),
        (samples.ooxml(samples.PPTX), Kind.PPTX),
        (samples.odf("text"), Kind.ODT),
        (samples.odf("spreadsheet"), Kind.ODS),
        ("Hari;Dilayani\nSenin;41\nJumat;“sepi”\n".encode(), Kind.TEXT),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_lawful_kind_is_known_by_its_content(tmp_path: Path, content: bytes, kind: Kind) -> None:
    admitted = admit(arrived(tmp_path, content), "laporan.exe")
    assert admitted.kind == kind
    assert whereabouts(admitted.content.path).is_file()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (HTML, "halaman web"),
        (b"\xef\xbb\xbf  \n" + HTML, "halaman web"),
        ("<html>".encode("utf-16"), "halaman web"),
        (SVG, "halaman web"),
        (b"catatan biasa <script src=x></script>", "halaman web"),
        (b"MZ\x90\x00" + bytes(60), "program"),
        (b"\x7fELF" + bytes(60), "program"),
        (b"#!/bin/sh\nrm -rf /\n", "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "format Office lama"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(64), "HEIC"),
        (b"GIF89a" + bytes(64), "GIF"),
        (bytes(range(256)), "tidak dikenali"),
        (b"teks lama: caf\xe9", "tidak dikenali"),
        (b"baik di depan" + b" " * 5000 + b"\x00\x01", "tidak dikenali"),
        (samples.archive({"a.txt": b"x"}), "arsip ZIP"),
        (samples.ooxml(samples.XLSM), "makro"),
        (samples.ooxml(samples.DOCX, **{"word/vbaProject.bin": b"x"}), "makro"),
        (samples.ooxml(samples.DOCX, **{"word/embeddings/a.exe": b"x"}), "makro"),
        (samples.odf("text", **{"Basic/Standard/a.xml": b"x"}), "makro"),
        (samples.ooxml(samples.DOCX, **{"word/document.xml": bytes(20 << 20)}), "terlalu besar setelah dibuka"),
        (samples.xlsx()[:-30], "rusak"),
        (samples.pdf(b"<< /S /JavaScript /JS (app.alert(1)) >>"), "berjalan sendiri"),
        (samples.pdf(b"<< /S /J#61vaScript >>"), "berjalan sendiri"),
        (samples.pdf(b"<< /S /Launch /F (cmd.exe) >>"), "berjalan sendiri"),
        (samples.pdf(samples.packed(b"<< /S /JavaScript /JS (x) >>")), "berjalan sendiri"),
        (samples.pdf(b"<< /Encrypt 9 0 R >>"), "kata sandi"),
        (samples.pdf()[:-30], "rusak"),
        (samples.photo()[:2000], "rusak"),
        (b"\xff\xd8\xff\xe0" + HTML * 50, "rusak"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_everything_else_is_refused_with_what_to_do(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence) as refusal:
        admit(arrived(tmp_path, content), "foto.jpg")
    assert "foto.jpg" in str(refusal.value)


def test_a_drawing_in_a_stream_is_no_command(tmp_path: Path) -> None:
    harmless = b"<< /Length 40 >> stream\n(Cara memakai /JavaScript di kantor) Tj\nendstream"
    assert admit(arrived(tmp_path, samples.pdf(harmless)), "a.pdf").kind == Kind.PDF


def test_a_photo_is_written_anew_without_its_place(tmp_path: Path) -> None:
    given = samples.photo(3000, 1500)
    assert Image.open(io.BytesIO(given)).getexif().get_ifd(0x8825)
    admitted = admit(arrived(tmp_path, given), "loket.jpg")
    with Image.open(whereabouts(admitted.content.path)) as kept:
        assert kept.size == (2048, 1024)
        assert not kept.getexif()
    assert b"Kamera Sari" not in whereabouts(admitted.content.path).read_bytes()
    assert admitted.original_sha256 != admitted.content.sha256


def test_a_photo_stands_upright(tmp_path: Path) -> None:
    admitted = admit(arrived(tmp_path, samples.photo(400, 300, turned=True)), "a.jpg")
    with Image.open(whereabouts(admitted.content.path)) as kept:
        assert kept.size == (300, 400)


def test_what_hides_behind_the_pixels_is_left_behind(tmp_path: Path) -> None:
    admitted = admit(arrived(tmp_path, samples.photo() + HTML), "a.jpg")
    assert HTML not in whereabouts(admitted.content.path).read_bytes()


def test_a_huge_picture_is_refused_by_what_its_header_says(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="50000 × 50000 titik"):
        admit(arrived(tmp_path, samples.png_announcing(50_000, 50_000)), "denah.png")


def test_a_file_above_the_cap_of_its_kind_is_refused(tmp_path: Path, settings) -> None:
    settings.UPLOAD_LIMITS = {**settings.UPLOAD_LIMITS, "text": 2**20}
    with pytest.raises(Invalid, match="lebih besar dari 1 MB"):
        admit(arrived(tmp_path, b"x" * (2**20 + 1)), "a.csv")


def test_the_same_photo_sent_smaller_looks_alike_and_another_does_not(tmp_path: Path) -> None:
    def look(content: bytes) -> int:
        found = admit(arrived(tmp_path, content), "a.jpg").likeness
        assert found is not None
        return found

    once, smaller, other = look(samples.photo(800, 600)), look(samples.photo(400, 300)), look(samples.photo(shade=1))
    assert ((once ^ smaller) & (2**64 - 1)).bit_count() <= 3
    assert ((once ^ other) & (2**64 - 1)).bit_count() > 10


def test_a_blank_page_is_like_no_other(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 300), "white").save(out, "PNG")
    assert admit(arrived(tmp_path, out.getvalue()), "a.png").likeness is None
