"""Run as a program of its own, with limits: one sheet of an XLSX file as JSON on standard output.

Only a process can be stopped from outside when a small file unpacks to more than the machine holds. It knows
nothing of the house, so that it starts quickly and can do no harm.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

MEMORY = 1_000 * 2**20
SECONDS = 60
WIDEST = 200
TOO_BIG, BROKEN, NO_SHEET, TOO_MANY_ROWS = 3, 4, 5, 6
PREFERRED = "Data"


def cell_value(cell: Any) -> Any:
    """Text, a number as it is (a NIP that became a number must be told from one that did not), or an ISO date."""
    value = cell.value
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def rows_of(sheet: Any, most: int, found: dict[str, Any]) -> None:
    for number, row in enumerate(sheet.iter_rows(max_col=WIDEST), 1):
        cells = [cell_value(cell) for cell in row]
        while cells and cells[-1] in (None, ""):
            cells.pop()
        if not cells:
            continue
        found["rows"].append([number, cells])
        if len(found["rows"]) > most:
            sys.exit(TOO_MANY_ROWS)
        note_special(number, row, found)


def note_special(number: int, row: Any, found: dict[str, Any]) -> None:
    for cell in row:
        if cell.data_type == "f":
            found["formulas"].append([number, cell.column])
        elif cell.data_type == "e":
            found["errors"].append([number, cell.column, str(cell.value)])


def layout_of(sheet: Any, archive: Any, found: dict[str, Any]) -> None:
    """Merged cells and hidden rows, which openpyxl does not tell when it streams."""
    from defusedxml.ElementTree import iterparse

    with archive.open(sheet._worksheet_path) as source:
        for _, element in iterparse(source):
            kind = element.tag.rpartition("}")[2]
            hidden = element.get("hidden") in ("1", "true")
            if kind == "row" and hidden:
                found["hidden_rows"].append(int(element.get("r", 0)))
            elif kind == "col" and hidden:
                found["hidden_columns"].append([int(element.get("min", 0)), int(element.get("max", 0))])
            elif kind == "mergeCell":
                found["merged"].append(element.get("ref", ""))
            if kind in ("row", "mergeCell", "col"):
                element.clear()


def read(path: str, most: int) -> dict[str, Any]:
    import zipfile

    from openpyxl import load_workbook

    # As a stream: openpyxl refuses a path without its ending, and uploads are named by their hash.
    book = load_workbook(io.BytesIO(Path(path).read_bytes()), read_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        sys.exit(NO_SHEET)
    sheet = next((sheet for sheet in sheets if sheet.title == PREFERRED), sheets[0])
    names = ("rows", "formulas", "errors", "merged", "hidden_rows", "hidden_columns")
    found: dict[str, Any] = {name: [] for name in names}
    # What a file says of its own size is often wrong, and cells outside it would be lost.
    sheet.reset_dimensions()
    rows_of(sheet, most, found)
    with zipfile.ZipFile(path) as archive:
        layout_of(sheet, archive, found)
    return found


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        json.dump(read(sys.argv[1], int(sys.argv[2])), sys.stdout)
    except MemoryError:
        return TOO_BIG
    except Exception:
        return TOO_BIG if at_limit() else BROKEN
    return 0


def at_limit() -> bool:
    """Parsers and imports that run out of memory say so in many ways; the peak tells (Linux)."""
    status = Path("/proc/self/status")
    peak = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmPeak")]
    return int(peak[0]) * 1024 > MEMORY * 0.9 if peak else False


if __name__ == "__main__":
    sys.exit(main())
