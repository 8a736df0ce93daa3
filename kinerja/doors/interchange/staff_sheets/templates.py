"""Empty sheets to fill in, with an explanation of every column."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.utils.translation import gettext

from kinerja.pure.lib.refusals import gettext_noop

from .columns import COLUMNS, Column
from .workbook_program import PREFERRED

ROWS_PREPARED = 2_000
GUIDE = gettext_noop("Petunjuk")
GUIDE_HEADINGS = (
    gettext_noop("Kolom"),
    gettext_noop("Wajib"),
    gettext_noop("Penjelasan"),
    gettext_noop("Contoh"),
    gettext_noop("Pilihan"),
)
RULES = (
    gettext_noop("Isi lembar Data; satu baris untuk satu data. Judul kolom jangan diubah."),
    gettext_noop("Sel kosong berarti nilai yang sudah ada tetap; tanda - mengosongkan nilai itu."),
    gettext_noop("Jangan menggabungkan sel, jangan memakai rumus, dan biarkan kolom NIP berformat Teks."),
    gettext_noop("Lembar yang sama boleh diunggah lagi: yang tidak berubah tidak disentuh."),
)


def template_csv(kind: str) -> bytes:
    """The headings alone, in the form Indonesian spreadsheets open with a double click."""
    return csv_of(COLUMNS[kind])


def csv_of(columns: tuple[Column, ...]) -> bytes:
    """The same for any set of columns."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerow([column.key for column in columns])
    return text.getvalue().encode("utf-8-sig")


def template_xlsx(kind: str) -> bytes:
    """A sheet Data with headings and a sheet of explanations in the reader's language."""
    from openpyxl import Workbook

    book = Workbook()
    data = book.active
    assert data is not None
    data.title = PREFERRED
    _fill_data(data, COLUMNS[kind])
    _fill_guide(book.create_sheet(gettext(GUIDE)), COLUMNS[kind])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill_data(sheet: Any, columns: tuple[Column, ...]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(columns, 1):
        heading = sheet.cell(1, number, column.key)
        heading.font = Font(bold=column.required)
        # Text, before anything is typed: a NIP typed into a number cell loses its last digits.
        sheet.column_dimensions[get_column_letter(number)].number_format = "@"
        sheet.column_dimensions[get_column_letter(number)].width = max(14, len(column.example) + 4)
        for row in range(2, ROWS_PREPARED + 2):
            sheet.cell(row, number).number_format = "@"
        _offer_words(sheet, get_column_letter(number), column)
    sheet.freeze_panes = "A2"


def _offer_words(sheet: Any, place: str, column: Column) -> None:
    """A list to pick from; a spreadsheet takes no more than 255 signs for it."""
    from openpyxl.worksheet.datavalidation import DataValidation

    words = ",".join(column.words)
    if not words or len(words) > 250:
        return
    offer = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=False)
    offer.add(f"{place}2:{place}{ROWS_PREPARED + 1}")
    sheet.add_data_validation(offer)


def _fill_guide(sheet: Any, columns: tuple[Column, ...]) -> None:
    from openpyxl.styles import Alignment, Font

    for rule in RULES:
        sheet.append([gettext(rule)])
    sheet.append([])
    sheet.append([gettext(heading) for heading in GUIDE_HEADINGS])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for column in columns:
        needed = gettext(gettext_noop("ya")) if column.required else ""
        sheet.append([column.key, needed, gettext(column.explanation), column.example, ", ".join(column.words)])
    for place, width in zip("ABCDE", (18, 8, 60, 34, 60), strict=True):
        sheet.column_dimensions[place].width = width
        for cell in sheet[place][len(RULES) + 1 :]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
