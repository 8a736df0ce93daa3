"""The same log as CSV, XES and XLSX, plain and packed."""

from __future__ import annotations

import gzip
import io
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from .conftest import ONE_ROW_A_STEP, Bring, stored_cases, stored_steps

XES_MAPPING = """
[source]
format = "xes"
[service]
code = "izin"
[columns]
case = "case:concept:name"
activity = "concept:name"
at = "time:timestamp"
officer = "org:resource"
"""
XES = """<?xml version="1.0" encoding="UTF-8"?>
<log xmlns="http://www.xes-standard.org/" xes.version="1.0">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="-"/></global>
  <trace>
    <string key="concept:name" value="A1"/>
    <event><string key="concept:name" value="terima"/><date key="time:timestamp" value="2025-01-02T08:00:00+07:00"/>
      <string key="org:resource" value="Ani"/></event>
    <event><string key="concept:name" value="kirim"/><date key="time:timestamp" value="2025-01-03T08:00:00+07:00"/>
      <string key="org:resource" value="Budi"><string key="nested" value="x"/></string></event>
  </trace>
  <trace><string key="concept:name" value="A2"/>
    <event><string key="concept:name" value="terima"/><date key="time:timestamp" value="2025-01-02T08:00:00+07:00"/>
    </event></trace>
</log>
"""
CSV = (
    "no,langkah,waktu,petugas\nA1,terima,2025-01-02T08:00:00,Ani\n"
    "A1,kirim,2025-01-03T08:00:00,Budi\nA2,terima,2025-01-02T08:00:00,\n"
)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, packed = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(packed)
    return packed.getvalue()


HEAD = ("no", "langkah", "waktu", "petugas")
XLSX = workbook(
    (*HEAD, None),
    ("A1", "terima", datetime(2025, 1, 2, 8), "Ani"),
    (None, None, None, None),
    ("A1", "kirim", datetime(2025, 1, 3, 8), "Budi"),
    ("A2", "terima", datetime(2025, 1, 2, 8), None),
)
XLSX_MAPPING = ONE_ROW_A_STEP.replace('"csv"', '"xlsx"')


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
@pytest.mark.parametrize(
    ("content", "mapping", "name"),
    [
        (CSV.encode(), ONE_ROW_A_STEP, "log.csv"),
        (b"\xef\xbb\xbf" + CSV.encode(), ONE_ROW_A_STEP, "log.csv"),
        (XES.encode(), XES_MAPPING, "log.xes"),
        (XLSX, XLSX_MAPPING, "log.xlsx"),
    ],
    ids=["csv", "csv-with-mark", "xes", "xlsx"],
)
def test_it_reads_the_same_from_every_format(
    bring: Bring, content: bytes, mapping: str, name: str, packed: bool
) -> None:
    outcome = bring(gzip.compress(content) if packed else content, mapping, name=f"{name}.gz" if packed else name)
    assert outcome.status == 0, outcome.complaint
    assert (outcome.document["rows"], outcome.document["cases"]) == (3, 2)
    assert stored_steps("A1") == [("terima", "Ani"), ("kirim", "Budi")]
    assert stored_cases() == {
        "A1": ("2025-01-02 01:00:00", "2025-01-03 01:00:00", "Budi"),
        "A2": ("2025-01-02 01:00:00", "2025-01-02 01:00:00", None),
    }


def test_it_names_the_row_of_the_sheet(bring: Bring) -> None:
    content = workbook(
        ("no", "langkah", "waktu", "petugas"), ("A1", "a\nb", "besok", "Ani"), ("A2", "x", "lusa", "Ani")
    )
    outcome = bring(content, XLSX_MAPPING, name="log.xlsx")
    assert [(row["row"], row["line"]) for row in outcome.document["first_rejected"]] == [(1, 2), (2, 3)]


def test_it_refuses_numbers_that_lost_their_last_digits(bring: Bring) -> None:
    content = workbook(HEAD, ("A1", "x", datetime(2025, 1, 2), 198503302010011002))
    outcome = bring(content, XLSX_MAPPING, name="log.xlsx")
    assert outcome.document["rejected"] == {"lost_digits": 1}


def test_it_sends_rejected_rows_of_a_workbook_again_with_the_same_mapping(bring: Bring, tmp_path: Path) -> None:
    content = workbook(
        ("no", "langkah", "waktu", "petugas"), ("A1", "x", "besok", "Ani"), ("A2", "x", "2025-01-02", "Ani")
    )
    rejects = tmp_path / "ditolak.csv"  # type: ignore[operator]
    bring(content, XLSX_MAPPING, "--skip-rejected", rejects, name="log.xlsx")
    outcome = bring(rejects.read_text().replace("besok", "2025-01-03"), XLSX_MAPPING, name="lagi.csv")
    assert (outcome.status, outcome.document["new"]) == (0, 1)
