"""CSV in the encodings and with the separators that offices really send."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .grid import MOST_ROWS, Grid, Trouble
from .workbook import TOO_MANY_ROWS

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SEPARATORS = (";", ",", "\t", "|")
LOOKED_AT = 20
BINARY = re.compile("[\x00-\x08\x0e-\x1f]")

UNMARKED_UTF_16 = gettext_noop(
    "{file} tampaknya UTF-16 tanpa penanda. Simpan ulang sebagai CSV UTF-8, lalu unggah lagi."
)
NOT_TEXT = gettext_noop("{file} bukan teks. Yang dapat dibaca: XLSX dan CSV. Unduh templatnya, lalu isi.")
NO_ENCODING = gettext_noop(
    "Baris {row} memuat tanda yang bukan UTF-8 maupun Windows-1252. Simpan ulang sebagai CSV UTF-8, lalu unggah lagi."
)
CP1252 = gettext_noop(
    "Berkas ini bukan UTF-8 dan dibaca sebagai Windows-1252. Periksa huruf beraksen dan tanda kutip pada pratinjau."
)
QUOTES = gettext_noop("Tanda kutip sekitar baris {row} tidak ditutup. Perbaiki, atau simpan ulang dari lembar kerja.")


def read_delimited(path: Path, name: str, known: Callable[[list[str]], int]) -> Grid:
    """The rows of a text; `known` counts the headings it recognises in a row. Raises Invalid."""
    text, doubts = _decoded(path.read_bytes(), name)
    grid = Grid(doubts=doubts, is_text=True)
    for number, cells in enumerate(_rows(text, _separator(text, known)), 1):
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            grid.rows.append((number, list(cells)))
        if len(grid.rows) > MOST_ROWS:
            raise Invalid(TOO_MANY_ROWS, file=name, most=MOST_ROWS)
    return grid


def _decoded(content: bytes, name: str) -> tuple[str, list[Trouble]]:
    doubts: list[Trouble] = []
    if content.startswith(UTF_16):
        text = _strictly(content, "utf-16")
    elif b"\x00" in content:
        raise Invalid(UNMARKED_UTF_16 if _every_second(content) else NOT_TEXT, file=name)
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text, doubts = _strictly(content, "cp1252"), [Trouble(1, "", CP1252)]
    if BINARY.search(text):
        raise Invalid(NOT_TEXT, file=name)
    return text, doubts


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Invalid(NO_ENCODING, row=content[: error.start].count(b"\n") + 1)


def _every_second(content: bytes) -> bool:
    """Latin text in UTF-16 has a zero in every pair of bytes."""
    sample = content[:2000]
    return sample.count(0) * 3 > len(sample)


def _separator(text: str, known: Callable[[list[str]], int]) -> str:
    """The one that makes the most headings; spreadsheets may also name it in a first line `sep=;`."""
    head = "\n".join(text.splitlines()[:LOOKED_AT])
    if named := re.match(r"sep=(.)\r?\n", text):
        return named[1]

    def headings(separator: str) -> int:
        rows = csv.reader(io.StringIO(head), delimiter=separator)
        return max((known(cells) for cells in rows), default=0)

    return max(SEPARATORS, key=headings)


def _rows(text: str, separator: str) -> list[list[str]]:
    """One list per row of the spreadsheet; the line `sep=;` is none."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        raise Invalid(QUOTES, row=reader.line_num)
    return rows[1:] if re.match(r"sep=.\r?\n", text) else rows
