"""Sheets to read: made here, so that what is in them can be seen beside the test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = ("nip", "nama", "status", "golongan")
SARI = ("199107082015032004", "Sari Wulandari, A.Md.", "PNS", "II/d")
BUDI = ("198005202005011003", "Budi Santosa, S.E.", "PNS", "III/d")


def xlsx(
    path: Path, *rows: Sequence[Any], change: Callable[[Worksheet], None] | None = None, title: str = "Lembar1"
) -> Path:
    """A workbook with one sheet of these rows."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    book.save(path)
    return path


def csv(path: Path, *rows: Sequence[str], separator: str = ";", encoding: str = "utf-8") -> Path:
    text = "".join(f"{separator.join(row)}\r\n" for row in rows)
    path.write_bytes(text.encode(encoding))
    return path


def repacked(source: Path, path: Path, **parts: bytes) -> Path:
    """The same workbook with other bytes in some of its parts (named with __ for /)."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.replace("/", "__").replace(".", "_"), old.read(name)))
    return path


def archive(path: Path, **parts: bytes) -> Path:
    """A zip that is no workbook."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), data)
    path.write_bytes(content.getvalue())
    return path
