"""Run as a program of its own, with limits: the first sheet of an XLSX file as CSV on standard output.

Only a process can be stopped from outside when a small file unpacks to more than the machine holds.
"""

from __future__ import annotations

import csv
import io
import resource
import sys
from datetime import date, datetime, time
from typing import Any

MEMORY = 1_000 * 2**20
SECONDS = 900
# A spreadsheet keeps 15 digits of a number.
EXACT = 10**15
NO_SHEET, TOO_BIG, BROKEN = 3, 4, 5


def text_of(value: Any) -> str:
    """A cell as text; instants in ISO 8601, numbers beyond exactness in a form that gives them away."""
    match value:
        case None:
            return ""
        case datetime() | date() | time():
            return value.isoformat()
        case bool():
            return str(value).lower()
        case int() | float() if abs(value) >= EXACT:
            return f"{value:.14E}"
        case float() if value.is_integer():
            return str(int(value))
    # One row, one line: the row's number then is that of the sheet.
    return " ".join(str(value).split("\n")).replace("\r", "")


def write_rows(path: str) -> int:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    if not book.worksheets:
        return NO_SHEET
    out = csv.writer(io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline=""), lineterminator="\n")
    for row in book.worksheets[0].iter_rows(values_only=True):
        cells = [text_of(value) for value in row]
        out.writerow(cells if any(cells) else [])
    return 0


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        return write_rows(sys.argv[1])
    except MemoryError:
        return TOO_BIG
    except BrokenPipeError:
        return 0
    except Exception:
        return BROKEN


if __name__ == "__main__":
    sys.exit(main())
