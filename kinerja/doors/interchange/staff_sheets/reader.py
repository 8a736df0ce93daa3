"""A staff sheet from a stranger: plain rows by column, and a sentence for everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .archive import is_workbook
from .columns import COLUMNS, Column
from .delimited import read_delimited
from .grid import Grid, Trouble, letter
from .headings import Headings, count_known, find_headings, troubles_of
from .workbook import read_workbook

NO_ROWS = gettext_noop("{file} memuat judul kolom, tetapi tidak ada baris data di bawahnya. Isi, lalu unggah lagi.")
NOTHING = gettext_noop("{file} tidak berisi apa-apa. Unduh templatnya, isi, lalu unggah lagi.")
MERGED = gettext_noop("Sel {cells} digabung. Pisahkan sel itu (Unmerge), lalu isi setiap baris sendiri.")
HIDDEN_ROW = gettext_noop(
    "Baris {row} tersembunyi. Tampilkan atau hapus, supaya yang diimpor sama dengan yang terlihat."
)
HIDDEN_COLUMN = gettext_noop("Kolom {letter} tersembunyi. Tampilkan atau hapus kolom itu.")
TOO_WIDE = gettext_noop(
    "Baris {row} berisi lebih banyak kolom daripada judulnya. "
    "Mungkin ada tanda pemisah di dalam isi; apit isi itu dengan tanda kutip."
)


@dataclass
class ReadSheet:
    """`rows`: {"row": number, "cells": {column: value}}; `problems` and `doubts` as an import's report keeps them."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[dict[str, Any]] = field(default_factory=list)


def read_sheet(path: Path, *, name: str, kind: str) -> ReadSheet:
    """Read an XLSX or CSV file as a sheet of this kind.

    Raises Invalid for a file that cannot be read at all; what is wrong in single places is listed in the answer.
    """
    return read_columns(path, name=name, columns=COLUMNS[kind])


def read_columns(path: Path, *, name: str, columns: tuple[Column, ...]) -> ReadSheet:
    """The same for any set of columns."""
    if is_workbook(path, name):
        grid = read_workbook(path, name)
    else:
        grid = read_delimited(path, name, lambda cells: count_known(columns, cells))
    if not grid.rows:
        raise Invalid(NOTHING, file=name)
    headings = find_headings(grid, columns, name)
    data = [(number, cells) for number, cells in grid.rows if number > headings.row]
    if not data:
        raise Invalid(NO_ROWS, file=name)
    troubles = [*troubles_of(grid, headings, columns), *_troubles_of_cells(grid, headings, data)]
    return ReadSheet(
        rows=[] if troubles else [_row(number, cells, headings) for number, cells in data],
        problems=[trouble.document() for trouble in troubles],
        doubts=[doubt.document() for doubt in grid.doubts],
    )


def _row(number: int, cells: list[Any], headings: Headings) -> dict[str, Any]:
    return {"row": number, "cells": {key: cells[place] for place, key in headings.keys.items() if place < len(cells)}}


def _troubles_of_cells(grid: Grid, headings: Headings, data: list[tuple[int, list[Any]]]) -> list[Trouble]:
    """Above the headings everything is allowed: titles are merged, totals are formulas."""
    found = [trouble for trouble in grid.troubles if trouble.row >= headings.row]
    found += [
        Trouble(merge.first_row, letter(merge.first_column), MERGED, {"cells": merge.cells})
        for merge in grid.merges
        if merge.last_row >= headings.row
    ]
    found += [Trouble(n, "", HIDDEN_ROW, {"row": n}) for n, _ in data if n in grid.hidden_rows]
    found += [Trouble(n, letter(headings.width + 1), TOO_WIDE, {"row": n}) for n in _too_wide(grid, headings, data)]
    return found + _hidden_columns(grid, headings)


def _too_wide(grid: Grid, headings: Headings, data: list[tuple[int, list[Any]]]) -> list[int]:
    """In a workbook the column stands there and is told as untitled; in a text it comes from a stray separator."""
    return [number for number, cells in data if grid.is_text and len(cells) > headings.width]


def _hidden_columns(grid: Grid, headings: Headings) -> list[Trouble]:
    places = (p for first, last in grid.hidden_columns for p in range(first, min(last, headings.width) + 1))
    return [Trouble(headings.row, letter(p), HIDDEN_COLUMN, {"letter": letter(p)}) for p in places]
