"""CSV in the encodings and with the separators that offices really send."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja.pure.lib.refusals import Invalid

from .conftest import Read
from .sheets import BUDI, HEADINGS, SARI, csv

ANNE = ("199107082015032004", "André Muñoz", "PNS", "II/d")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_it_finds_encoding_and_separator(tmp_path: Path, read: Read, encoding: str, separator: str) -> None:
    row = tuple(f'"{cell}"' for cell in ANNE)
    sheet = read(csv(tmp_path / "a.csv", HEADINGS, row, separator=separator, encoding=encoding))
    assert sheet.rows == [{"row": 2, "cells": dict(zip(HEADINGS, ANNE, strict=True))}]
    assert (sheet.problems, sheet.doubts) == ([], [])


def test_windows_1252_is_read_and_told(tmp_path: Path, read: Read) -> None:
    sheet = read(csv(tmp_path / "a.csv", HEADINGS, ANNE, encoding="cp1252"))
    assert sheet.rows[0]["cells"]["nama"] == "André Muñoz"
    assert "Windows-1252" in sheet.doubts[0]["template"]


def test_the_separator_may_be_named(tmp_path: Path, read: Read) -> None:
    sheet = read(csv(tmp_path / "a.csv", ("sep=;",), HEADINGS, SARI))
    assert sheet.rows[0]["cells"]["nip"] == SARI[0]


def test_commas_inside_names_do_not_confuse_it(tmp_path: Path, read: Read) -> None:
    """More commas than semicolons: the headings decide."""
    rows = [(nip, "Dr., Ir., X, S.E., M.M., Ph.D.", "PNS", "II/d") for nip in (SARI[0], BUDI[0])]
    assert len(read(csv(tmp_path / "a.csv", HEADINGS, *rows)).rows) == 2


def test_a_title_above_the_headings(tmp_path: Path, read: Read) -> None:
    sheet = read(csv(tmp_path / "a.csv", ("DAFTAR PEGAWAI",), ("",), HEADINGS, SARI))
    assert [row["row"] for row in sheet.rows] == [4]


def test_a_line_break_inside_quotes_is_one_row(tmp_path: Path, read: Read) -> None:
    rows = (SARI[0], '"Sari\nWulandari"', "PNS", "II/d")
    sheet = read(csv(tmp_path / "a.csv", HEADINGS, rows, BUDI))
    assert [row["row"] for row in sheet.rows] == [2, 3]


def test_a_stray_separator_is_named(tmp_path: Path, read: Read) -> None:
    sheet = read(csv(tmp_path / "a.csv", HEADINGS, SARI, (*BUDI, "lebih")))
    assert [(p["row"], p["column"]) for p in sheet.problems] == [(3, "E")]
    assert "lebih banyak kolom" in sheet.problems[0]["template"]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("nip;nama;status\n1;\xe9;PNS".encode("utf-16-le"), "UTF-16 tanpa penanda"),
        (b"nip;nama;status\n1;a;PNS\n2;\x81\x8d;PNS", "Baris 3 memuat tanda"),
        (b'nip;nama;status\n1;"a;PNS\n2;b;PNS', "Tanda kutip sekitar baris"),
        (b"nip;nama;status\n1;\x07;PNS", "bukan teks"),
        (b"\x01\x02\x00\x03" * 50, "bukan teks"),
        (b"   \n\n", "tidak berisi apa-apa"),
        (b"\xef\xbb\xbf", "tidak berisi apa-apa"),
        (b"halo dunia", "Judul yang diperlukan"),
    ],
)
def test_texts_that_cannot_be_read_say_why(tmp_path: Path, read: Read, content: bytes, part: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(Invalid) as refused:
        read(tmp_path / "a.csv")
    assert part in str(refused.value)


def test_too_many_rows(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    from kinerja.doors.interchange.staff_sheets import delimited

    monkeypatch.setattr(delimited, "MOST_ROWS", 3)
    with pytest.raises(Invalid, match="lebih dari 3 baris"):
        read(csv(tmp_path / "a.csv", HEADINGS, SARI, SARI, SARI))
