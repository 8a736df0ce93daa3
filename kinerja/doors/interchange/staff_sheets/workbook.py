"""XLSX read in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from . import workbook_program
from .archive import BOMB, DAMAGED, MEGABYTE
from .grid import MOST_ROWS, Grid, Merge, Trouble, letter

PATIENCE = 120
NO_SHEET = gettext_noop("{file} tidak mempunyai lembar yang terlihat. Tampilkan lembar datanya, lalu unggah lagi.")
TOO_MANY_ROWS = gettext_noop("{file} memuat lebih dari {most} baris. Bagi menjadi beberapa berkas.")
FORMULA = gettext_noop("Sel {cell} berisi rumus. Salin kolomnya, lalu tempel sebagai nilai (Tempel Khusus > Nilai).")
ERROR = gettext_noop("Sel {cell} berisi galat {error}. Isi dengan nilai yang benar, atau kosongkan.")
REFERENCE = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")


def read_workbook(path: Path, name: str) -> Grid:
    """The sheet called Data, else the first visible one. Raises Invalid."""
    return _grid(_run(path, name))


def _run(path: Path, name: str) -> dict[str, Any]:
    # -I: neither the folder of the program nor the environment may slip in another module.
    words = [sys.executable, "-I", str(Path(workbook_program.__file__)), str(path), str(MOST_ROWS)]
    # Each thread of a numeric library would count against the limit of memory.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    try:
        done = subprocess.run(words, capture_output=True, timeout=PATIENCE, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise _too_big(path, name)
    match done.returncode:
        case 0:
            return dict(json.loads(done.stdout))
        case workbook_program.NO_SHEET:
            raise Invalid(NO_SHEET, file=name)
        case workbook_program.TOO_MANY_ROWS:
            raise Invalid(TOO_MANY_ROWS, file=name, most=MOST_ROWS)
        case workbook_program.BROKEN:
            raise Invalid(DAMAGED, file=name)
    # Out of memory, or stopped by the limit of processor time.
    raise _too_big(path, name)


def _too_big(path: Path, name: str) -> Invalid:
    return Invalid(BOMB, file=name, size=max(1, workbook_program.MEMORY // MEGABYTE))


def _grid(found: dict[str, Any]) -> Grid:
    troubles = [
        Trouble(row, letter(column), FORMULA, {"cell": f"{letter(column)}{row}"}) for row, column in found["formulas"]
    ]
    troubles += [
        Trouble(row, letter(column), ERROR, {"cell": f"{letter(column)}{row}", "error": error})
        for row, column, error in found["errors"]
    ]
    return Grid(
        rows=[(number, cells) for number, cells in found["rows"]],
        troubles=troubles,
        merges=[_merge(reference) for reference in found["merged"]],
        hidden_rows=frozenset(found["hidden_rows"]),
        hidden_columns=[(first, last) for first, last in found["hidden_columns"]],
    )


def _merge(reference: str) -> Merge:
    match = REFERENCE.fullmatch(reference)
    if match is None:
        return Merge(reference, 0, 0, 0)
    first, row, _, last_row = match.groups()
    return Merge(reference, int(row), int(last_row or row), _number(first))


def _number(name: str) -> int:
    number = 0
    for sign in name:
        number = number * 26 + ord(sign) - 64
    return number
