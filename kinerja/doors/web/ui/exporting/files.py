"""A table as a file: numbers as numbers, days as days, and no text that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from .reading import Table, Value

# A spreadsheet would run these as formulas.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|")
_DAY, _MINUTE, _WIDEST = "yyyy-mm-dd", "yyyy-mm-dd hh:mm", 60
_SHEET_SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def as_csv(table: Table, source: str) -> bytes:
    """With a byte order mark, so that spreadsheets read it as UTF-8; decimals with a dot, moments as ISO 8601."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([source])
    writer.writerow([_harmless(head) for head in table.head])
    writer.writerows([_written(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return _harmless(value) if isinstance(value, str) else value.isoformat()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_xlsx(table: Table, source: str) -> bytes:
    """Row by row; strings stay strings whatever they begin with."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter
    from openpyxl.writer.excel import save_workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(table.caption))
    sheet.freeze_panes = "B3"
    for number, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    cell = _cells(sheet)
    sheet.append([cell(source)])
    sheet.append([cell(head, bold=True) for head in table.head])
    for row in table.rows:
        sheet.append([cell(value) for value in row])
    out = io.BytesIO()
    save_workbook(book, out)
    return out.getvalue()


def _cells(sheet: Any) -> Callable[..., Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    bold_font = Font(bold=True)

    def cell(value: Value, bold: bool = False) -> Any:
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, str):
            made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
            made.data_type = "s"
            if bold:
                made.font = bold_font
            return made
        is_instant = isinstance(value, datetime)
        made = WriteOnlyCell(sheet, value.replace(tzinfo=None) if isinstance(value, datetime) else value)
        made.number_format = _MINUTE if is_instant else _DAY
        return made

    return cell


def _widths(table: Table) -> Iterable[float]:
    for number, head in enumerate(table.head):
        values = [row[number] for row in table.rows[:100] if len(row) > number]
        longest = max((len(str(value)) for value in values if value is not None), default=0)
        yield min(_WIDEST, max(len(head), longest) + 2)


def _sheet_name(caption: str) -> str:
    return caption.translate(_SHEET_SIGNS).strip()[:31] or "Kinerja"


WRITERS: dict[str, tuple[Callable[[Table, str], bytes], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
