"""Files that cannot be read: each gets a sentence, and nothing is half written."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from kinerja.doors.interchange.event_logs import opening
from kinerja.facts.service.models import LogImport, Request

from .conftest import ONE_ROW_A_CASE, ONE_ROW_A_STEP, Bring, call
from .test_formats import XES, XES_MAPPING, XLSX, XLSX_MAPPING

HEAD = "no,masuk,selesai,petugas\n"
MANY = HEAD + "".join(f"{n},2025-01-02,,\n" for n in range(1, 6001))
BOMB = """<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<log><trace><string key="concept:name" value="&b;"/></trace></log>"""


def zipped(name: str, size: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"\0" * size)
    return packed.getvalue()


FILES = {
    "truncated gzip": (gzip.compress(MANY.encode())[:-2000], ONE_ROW_A_CASE, "log.csv.gz", "gzip terpotong"),
    "broken gzip": (b"\x1f\x8b" + b"x" * 100, ONE_ROW_A_CASE, "log.csv.gz", "gzip rusak"),
    "billion laughs": (BOMB, XES_MAPPING, "log.xes", "deklarasi entitas"),
    "truncated XML": (XES[:700], XES_MAPPING, "log.xes", "XML tidak utuh"),
    "no XES": ("<html></html>", XES_MAPPING, "log.xes", "bukan log XES"),
    "no event": ("<log></log>", XES_MAPPING, "log.xes", "kosong"),
    "missing column": ("no,masuk\n1,2025-01-02\n", ONE_ROW_A_CASE, "log.csv", "“petugas”, “selesai” tidak ada"),
    "missing XES key": (XES.replace("org:resource", "org:group"), XES_MAPPING, "log.xes", "“org:resource”"),
    "column twice": ("no,masuk,masuk,selesai,petugas\n", ONE_ROW_A_CASE, "log.csv", "ada 2 kali"),
    "wrong encoding": (HEAD.encode() + b"1,2025-01-02,,Ren\xe9\n", ONE_ROW_A_CASE, "log.csv", "baris 2"),
    "wrong encoding later": (MANY.encode() + b"x,2025-01-02,,Ren\xe9\n", ONE_ROW_A_CASE, "log.csv", "baris 6002"),
    "UTF-16": (MANY.encode("utf-16"), ONE_ROW_A_CASE, "log.csv", "bukan teks UTF-8"),
    "empty": ("", ONE_ROW_A_CASE, "log.csv", "kosong"),
    "heading alone": (HEAD, ONE_ROW_A_CASE, "log.csv", "kosong"),
    "open quotation": (HEAD + '1,2025-01-02,,"Ani\n2,2025-01-02,,Budi\n', ONE_ROW_A_CASE, "log.csv", "tanda kutip"),
    "no line breaks": ("x" * 3_000_000, ONE_ROW_A_CASE, "log.csv", "tidak dapat dibaca"),
    "XLSX bomb": (zipped("xl/worksheets/sheet1.xml", 60 * 2**20), XLSX_MAPPING, "log.xlsx", "membengkak"),
    "zip of something": (zipped("a.txt", 10), XLSX_MAPPING, "log.xlsx", "bukan XLSX yang utuh"),
    "truncated XLSX": (XLSX[:-500], XLSX_MAPPING, "log.xlsx", "bukan XLSX yang utuh"),
    "no XLSX": (MANY, XLSX_MAPPING, "log.xlsx", "bukan XLSX yang utuh"),
}


@pytest.mark.parametrize(("content", "mapping", "name", "sentence"), FILES.values(), ids=FILES.keys())
def test_it_says_what_is_wrong(bring: Bring, content: str | bytes, mapping: str, name: str, sentence: str) -> None:
    outcome = bring(content, mapping, name=name)
    assert outcome.status == 1
    assert sentence in outcome.complaint
    assert "Traceback" not in outcome.complaint
    assert "kinerja.log" not in outcome.complaint
    assert not Request.objects.exists()
    assert not LogImport.objects.exists()


def test_a_gzip_that_swells_is_given_up(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "WORTH_A_LOOK", 2**20)
    outcome = bring(gzip.compress((HEAD + "1,2025-01-02,,\n" * 300_000).encode()), ONE_ROW_A_CASE, name="log.csv.gz")
    assert outcome.status == 1
    assert "membengkak" in outcome.complaint
    assert not Request.objects.exists()


def test_it_names_the_row_of_a_bad_instant_far_down(bring: Bring) -> None:
    lines = MANY.splitlines()
    lines[5000] = "5000,2025-13-40,,"
    outcome = bring("\n".join(lines), ONE_ROW_A_CASE)
    assert outcome.status == 1
    assert "Baris data 5000 (baris 5001 dalam berkas): kolom “masuk”" in outcome.complaint


def test_it_says_when_there_is_no_such_file(db: None, tmp_path: Path) -> None:
    (tmp_path / "peta.toml").write_text(ONE_ROW_A_STEP)
    outcome = call("import-log", "tidak-ada.csv", "--mapping", tmp_path / "peta.toml")
    assert (outcome.status, "tidak-ada.csv tidak dapat dibuka" in outcome.complaint) == (1, True)
