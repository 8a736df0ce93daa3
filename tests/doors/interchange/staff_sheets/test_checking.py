"""From an upload to the tables: the whole way, and the templates it begins with."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja.doors.interchange.staff_sheets.checking import check_sheet
from kinerja.doors.interchange.staff_sheets.columns import COLUMNS
from kinerja.doors.interchange.staff_sheets.templates import template_csv, template_xlsx
from kinerja.people.organisation.commands import commit_staff_import
from kinerja.people.organisation.imports import SHEETS
from kinerja.people.organisation.models import Employee, StaffImport
from kinerja.people.organisation.terms import SheetKind
from kinerja.platform.files.commands import store
from kinerja.platform.files.models import StoredFile
from kinerja.pure.lib.refusals import Forbidden, Invalid
from tests.cast import Cast

from .conftest import Read
from .sheets import HEADINGS, csv, xlsx

MAYA = ("198503122010012010", "Maya Putri, S.E.", "PNS", "III/a")


def _upload(cast: Cast, path: Path) -> StoredFile:
    return store([path.read_bytes()], name=path.name, **cast.by)


def test_an_upload_becomes_staff(cast: Cast, tmp_path: Path) -> None:
    stored = _upload(cast, xlsx(tmp_path / "pegawai.xlsx", HEADINGS, MAYA))
    staged = check_sheet(stored, kind="staff", actor=cast.actor("hasan"), now=cast.now)
    assert staged.report["new"] == 1
    commit_staff_import(staged, actor=cast.actor("hasan"), now=cast.now)
    assert Employee.objects.get(nip=MAYA[0]).name == "Maya Putri, S.E."


def test_a_nip_that_became_a_number_is_told_with_its_row(cast: Cast, tmp_path: Path) -> None:
    row = (float(MAYA[0]), *MAYA[1:])
    staged = check_sheet(_upload(cast, xlsx(tmp_path / "a.xlsx", HEADINGS, MAYA, row)), kind="staff", **cast.by)
    [problem] = staged.report["problems"]
    assert (problem["row"], problem["column"]) == (3, "nip")
    assert "terbaca sebagai angka" in problem["template"]
    assert staged.state == "rejected"


def test_nothing_is_written_for_a_file_that_cannot_be_read(cast: Cast, tmp_path: Path) -> None:
    stored = _upload(cast, csv(tmp_path / "a.csv", ("halo",)))
    with pytest.raises(Invalid):
        check_sheet(stored, kind="staff", **cast.by)
    assert not StaffImport.objects.exists()


def test_it_is_for_personnel(cast: Cast, tmp_path: Path) -> None:
    stored = _upload(cast, csv(tmp_path / "a.csv", HEADINGS, MAYA))
    with pytest.raises(Forbidden):
        check_sheet(stored, kind="staff", actor=cast.actor("dewi"), now=cast.now)


# --- templates


@pytest.mark.parametrize("kind", SheetKind.values)
def test_columns_are_those_the_organisation_knows(kind: str) -> None:
    assert [column.key for column in COLUMNS[kind]] == [field.name for field in SHEETS[kind].fields]
    required = {field.name for field in SHEETS[kind].fields if field.required}
    assert {column.key for column in COLUMNS[kind] if column.required} == required


@pytest.mark.parametrize("kind", SheetKind.values)
def test_headings_are_not_ambiguous(kind: str) -> None:
    names = [name for column in COLUMNS[kind] for name in column.headings]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", SheetKind.values)
def test_a_filled_template_is_read(kind: str, tmp_path: Path, read: Read) -> None:
    book = load_workbook(io.BytesIO(template_xlsx(kind)))
    assert book.sheetnames == ["Data", "Petunjuk"]
    sheet: Any = book["Data"]
    for number, column in enumerate(COLUMNS[kind], 1):
        assert sheet.cell(2, number).number_format == "@"
        sheet.cell(2, number, column.example)
    book.save(tmp_path / "a.xlsx")
    [row] = read(tmp_path / "a.xlsx", kind=kind).rows
    stated = {column.key: column.example for column in COLUMNS[kind] if column.example}
    assert {name: value for name, value in row["cells"].items() if value} == stated


@pytest.mark.parametrize("kind", SheetKind.values)
def test_examples_are_good_ones(kind: str) -> None:
    """What the guide shows must be readable."""
    readers = {field.name: field.read for field in SHEETS[kind].fields}
    for column in COLUMNS[kind]:
        for text in filter(None, (column.example, *column.words)):
            readers[column.key](text)


@pytest.mark.parametrize("kind", SheetKind.values)
def test_the_csv_template_has_the_headings(kind: str, tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.csv").write_bytes(template_csv(kind))
    with pytest.raises(Invalid, match="tidak ada baris data"):
        read(tmp_path / "a.csv", kind=kind)
