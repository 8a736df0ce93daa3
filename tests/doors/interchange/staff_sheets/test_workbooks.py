"""XLSX from strangers: what is read, and what is said of what cannot be."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from kinerja.doors.interchange.staff_sheets import archive as weighing
from kinerja.doors.interchange.staff_sheets import reader, workbook, workbook_program
from kinerja.doors.interchange.staff_sheets.reader import ReadSheet
from kinerja.pure.lib.refusals import Invalid

from .conftest import Read
from .sheets import BUDI, HEADINGS, SARI, archive, repacked, xlsx


def told(sheet: ReadSheet) -> list[tuple[int, str, str]]:
    assert not (sheet.problems and sheet.rows), "rows beside a problem would be taken for good"
    return [(p["row"], p["column"], p["template"].format(**p["params"])) for p in sheet.problems]


def test_it_reads_rows_with_their_numbers(tmp_path: Path, read: Read) -> None:
    sheet = read(xlsx(tmp_path / "a.xlsx", HEADINGS, SARI, (), BUDI))
    assert sheet.problems == []
    assert [row["row"] for row in sheet.rows] == [2, 4]
    assert sheet.rows[0]["cells"] == dict(zip(HEADINGS, SARI, strict=True))


def test_headings_may_be_written_as_offices_write_them(tmp_path: Path, read: Read) -> None:
    title = ("DAFTAR PEGAWAI KOTA CONTOH",)
    headings = ("NIP Baru", "Nama  Pegawai", "STATUS KEPEGAWAIAN", "Gol. Ruang")
    sheet = read(xlsx(tmp_path / "a.xlsx", title, (), headings, SARI, change=lambda s: s.merge_cells("A1:D1")))
    assert sheet.problems == []
    assert sheet.rows == [{"row": 4, "cells": dict(zip(HEADINGS, SARI, strict=True))}]


def test_dates_and_numbers_keep_what_they_are(tmp_path: Path, read: Read) -> None:
    headings = ("nip", "kode_jabatan", "mulai", "berakhir", "nomor_sk")
    row = (199107082015032004, "P-1", date(2025, 3, 27), datetime(2026, 1, 1), 12.5)
    cells = read(xlsx(tmp_path / "a.xlsx", headings, row), kind="appointments").rows[0]["cells"]
    assert isinstance(cells["nip"], int | float)
    assert (cells["mulai"], cells["berakhir"], cells["nomor_sk"]) == ("2025-03-27", "2026-01-01", 12.5)


def test_the_sheet_called_data_comes_first(tmp_path: Path, read: Read) -> None:
    def add_data(sheet: Any) -> None:
        data = sheet.parent.create_sheet("Data")
        data.append(HEADINGS)
        data.append(SARI)

    assert len(read(xlsx(tmp_path / "a.xlsx", ("Petunjuk",), change=add_data)).rows) == 1


def test_a_wrong_dimension_hides_no_rows(tmp_path: Path, read: Read) -> None:
    """Some programs write a sheet of one cell and fill a thousand."""
    good = xlsx(tmp_path / "a.xlsx", HEADINGS, SARI, BUDI)
    with zipfile.ZipFile(good) as opened:
        lying = opened.read("xl/worksheets/sheet1.xml").replace(b'<dimension ref="A1:D3"', b'<dimension ref="A1"')
    assert b'ref="A1"' in lying
    assert len(read(repacked(good, tmp_path / "b.xlsx", xl__worksheets__sheet1_xml=lying)).rows) == 2


# --- single places


def test_merged_cells(tmp_path: Path, read: Read) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEADINGS, SARI, BUDI, change=lambda s: s.merge_cells("C2:C3"))
    assert told(read(path)) == [
        (2, "C", "Sel C2:C3 digabung. Pisahkan sel itu (Unmerge), lalu isi setiap baris sendiri.")
    ]  # fmt: skip


def test_formulas_and_errors(tmp_path: Path, read: Read) -> None:
    rows = [("199107082015032004", "=B3", "PNS", "II/d"), ("198005202005011003", "Budi", "#N/A", "III/d")]
    found = told(read(xlsx(tmp_path / "a.xlsx", HEADINGS, *rows)))
    assert [(row, column) for row, column, _ in found] == [(2, "B"), (3, "C")]
    assert "Sel B2 berisi rumus" in found[0][2]
    assert "Sel C3 berisi galat #N/A" in found[1][2]


def test_hidden_rows_and_columns(tmp_path: Path, read: Read) -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.column_dimensions["Z"].hidden = True

    found = told(read(xlsx(tmp_path / "a.xlsx", HEADINGS, SARI, BUDI, change=hide)))
    assert [(row, column) for row, column, _ in found] == [(3, ""), (1, "D")]
    assert "Baris 3 tersembunyi" in found[0][2]


def test_a_comment_is_no_trouble(tmp_path: Path, read: Read) -> None:
    def remark(sheet: Any) -> None:
        sheet["A2"].comment = Comment("cek SK", "admin")

    assert len(read(xlsx(tmp_path / "a.xlsx", HEADINGS, SARI, change=remark)).rows) == 1


@pytest.mark.parametrize(
    ("headings", "column", "part"),
    [
        (("nip", "nama", "golongan"), "status", "Kolom wajib “status” tidak ada"),
        (("nip", "nama", "status", "NAMA"), "nama", "ada 2 kali, yaitu pada kolom B, D"),
        (("nip", "nama", "status", "golngan"), "golngan", "Mungkin maksudnya “golongan”"),
        (("nip", "nama", "status", "Zodiak"), "Zodiak", "Kolom “Zodiak” tidak dikenal"),
        (("nip", "nama", "status", None), "D", "Kolom D berisi data tetapi tidak berjudul"),
    ],
)
def test_columns_that_do_not_fit(tmp_path: Path, read: Read, headings: tuple, column: str, part: str) -> None:
    found = told(read(xlsx(tmp_path / "a.xlsx", headings, SARI[: len(headings)])))
    assert [name for _, name, _ in found] == [column]
    assert part in found[0][2]


# --- the whole file


def _refusal(read: Read, path: Path) -> str:
    with pytest.raises(Invalid) as refused:
        read(path)
    return str(refused.value)


def test_a_sheet_without_headings(tmp_path: Path, read: Read) -> None:
    assert "Judul yang diperlukan: nip, nama, status" in _refusal(read, xlsx(tmp_path / "a.xlsx", SARI, BUDI))


def test_a_sheet_without_rows(tmp_path: Path, read: Read) -> None:
    assert "tidak ada baris data" in _refusal(read, xlsx(tmp_path / "a.xlsx", HEADINGS))
    assert "tidak berisi apa-apa" in _refusal(read, xlsx(tmp_path / "b.xlsx"))


def test_an_empty_file(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.xlsx").touch()
    assert "kosong" in _refusal(read, tmp_path / "a.xlsx")


def test_a_hidden_book(tmp_path: Path, read: Read) -> None:
    good = xlsx(tmp_path / "a.xlsx", HEADINGS, SARI)
    with zipfile.ZipFile(good) as opened:
        hidden = opened.read("xl/workbook.xml").replace(b'state="visible"', b'state="hidden"')
    path = repacked(good, tmp_path / "b.xlsx", xl__workbook_xml=hidden)
    assert "tidak mempunyai lembar yang terlihat" in _refusal(read, path)


def test_a_truncated_file(tmp_path: Path, read: Read) -> None:
    good = xlsx(tmp_path / "a.xlsx", HEADINGS, SARI).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(good[: len(good) // 2])
    assert "rusak atau terpotong" in _refusal(read, tmp_path / "b.xlsx")


def test_broken_xml_inside(tmp_path: Path, read: Read) -> None:
    good = xlsx(tmp_path / "a.xlsx", HEADINGS, SARI)
    broken = repacked(good, tmp_path / "b.xlsx", xl__worksheets__sheet1_xml=b"<worksheet><sheetData><row>")
    assert "rusak atau terpotong" in _refusal(read, broken)


def test_entities_inside(tmp_path: Path, read: Read) -> None:
    """A billion laughs in a part of the workbook."""
    good = xlsx(tmp_path / "a.xlsx", HEADINGS, SARI)
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    assert "rusak" in _refusal(read, repacked(good, tmp_path / "b.xlsx", xl__worksheets__sheet1_xml=laughs))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (OLE, "Excel lama (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "terkunci kata sandi"),
        (b"%PDF-1.7 ...", "dokumen PDF"),
        (b"\xef\xbb\xbf  <html><table><tr><td>nip", "sebenarnya halaman web"),
        (bytes(range(256)) * 4, "bukan teks"),
    ],
)
def test_files_that_are_something_else(tmp_path: Path, read: Read, content: bytes, part: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert part in _refusal(read, tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("parts", "part"),
    [
        ({"xl__workbook_bin": b"x"}, ".xlsb"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content_xml": b"<x/>"}, ".ods"),
        ({"word__document_xml": b"<x/>"}, "bukan lembar kerja"),
    ],
)
def test_archives_that_are_something_else(tmp_path: Path, read: Read, parts: dict[str, bytes], part: str) -> None:
    assert part in _refusal(read, archive(tmp_path / "a.xlsx", **parts))


def test_a_locked_member(tmp_path: Path, read: Read) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEADINGS, SARI)
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1  # the flag of encryption in the directory
    path.write_bytes(bytes(content))
    assert "terkunci kata sandi" in _refusal(read, path)


# --- bombs


def test_a_zip_bomb_is_weighed_before_it_is_opened(tmp_path: Path, read: Read, monkeypatch: Any) -> None:
    monkeypatch.setattr(reader, "read_workbook", lambda *_: pytest.fail("it was opened"))
    good = xlsx(tmp_path / "a.xlsx", HEADINGS, SARI)
    bomb = repacked(good, tmp_path / "b.xlsx", xl__worksheets__sheet1_xml=b"<row/>" * 30_000_000)
    assert bomb.stat().st_size < 2**20
    assert "akan mengembang menjadi 171 MB" in _refusal(read, bomb)


def test_a_small_bomb_of_high_ratio(tmp_path: Path, read: Read) -> None:
    good = xlsx(tmp_path / "a.xlsx", HEADINGS, SARI)
    bomb = repacked(good, tmp_path / "b.xlsx", xl__worksheets__sheet1_xml=b" " * (6 * 2**20))
    assert "akan mengembang" in _refusal(read, bomb)


def test_many_members(tmp_path: Path, read: Read) -> None:
    parts = {f"m{n}": b"" for n in range(weighing.MEMBERS + 1)}
    assert "2001 bagian" in _refusal(read, archive(tmp_path / "a.xlsx", **parts))


def test_members_that_lie_over_one_another(tmp_path: Path, read: Read) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEADINGS, SARI)
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02")
    content[place + 20 : place + 24] = (2**31 - 1).to_bytes(4, "little")  # a compressed size beyond the file
    path.write_bytes(bytes(content))
    assert "akan mengembang" in _refusal(read, path)


def test_a_file_above_the_limit(tmp_path: Path, read: Read, monkeypatch: Any) -> None:
    monkeypatch.setattr(weighing, "LARGEST", 1000)
    assert "lebih besar dari" in _refusal(read, xlsx(tmp_path / "a.xlsx", HEADINGS, SARI))


def test_too_many_rows(tmp_path: Path, read: Read, monkeypatch: Any) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    rows = [SARI] * 5
    assert "lebih dari 3 baris" in _refusal(read, xlsx(tmp_path / "a.xlsx", HEADINGS, *rows))


def test_a_sheet_that_needs_too_much_memory_is_stopped(tmp_path: Path, read: Read, monkeypatch: Any) -> None:
    """The directory may look bearable: the process that reads has its own limit."""
    hungry = tmp_path / "hungry.py"
    program = Path(workbook_program.__file__).read_text(encoding="utf-8")
    hungry.write_text(program.replace("MEMORY = 1_000 * 2**20", "MEMORY = 120 * 2**20"), encoding="utf-8")
    monkeypatch.setattr(workbook_program, "__file__", str(hungry))
    path = xlsx(tmp_path / "a.xlsx", HEADINGS, *[SARI] * 3000)
    assert "akan mengembang" in _refusal(read, path)


def test_a_sheet_that_takes_too_long_is_stopped(tmp_path: Path, read: Read, monkeypatch: Any) -> None:
    monkeypatch.setattr(workbook, "PATIENCE", 0.01)
    assert "akan mengembang" in _refusal(read, xlsx(tmp_path / "a.xlsx", HEADINGS, SARI))
