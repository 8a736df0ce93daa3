"""XLSX logs: the directory of the archive is looked at first, then a child with limits reads the sheet."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .csv_source import CsvSource
from .opening import empty_file
from .xlsx_rows import NO_SHEET, TOO_BIG

LARGEST = 500 * 2**20
MOST_PARTS = 5_000
# Text of a sheet packs to a tenth; only emptiness packs to a hundredth.
DENSEST = 150
WORTH_A_LOOK = 20 * 2**20

BOMB = gettext_noop("{file} akan membengkak menjadi {size} MB saat dibuka. Simpan ulang hanya baris yang berisi data.")
BROKEN = gettext_noop("{file} bukan XLSX yang utuh. Buka dengan aplikasi lembar kerja lalu simpan ulang sebagai XLSX.")


@contextmanager
def xlsx_source(stream: IO[bytes], path: Path) -> Iterator[CsvSource]:
    """Rows of the first sheet. Raises Invalid."""
    with _on_disk(stream, path) as place:
        _look_inside(place, path)
        command = [sys.executable, "-m", "kinerja.doors.interchange.event_logs.xlsx_rows", str(place)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
            assert child.stdout is not None
            try:
                yield CsvSource(child.stdout, path, ",", ended=lambda: _judge(child.wait(), path))
            finally:
                child.kill()


def _judge(code: int, path: Path) -> None:
    if code == NO_SHEET:
        raise empty_file(path)
    if code == TOO_BIG:
        raise Invalid(
            gettext_noop("{file} terlalu besar untuk dibaca sebagai XLSX. Simpan sebagai CSV."), file=path.name
        )
    if code:
        raise Invalid(BROKEN, file=path.name)


def _look_inside(place: Path, path: Path) -> None:
    try:
        with zipfile.ZipFile(place) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError):
        raise Invalid(BROKEN, file=path.name)
    size = sum(part.file_size for part in parts)
    dense = any(part.file_size > WORTH_A_LOOK and part.file_size > DENSEST * part.compress_size for part in parts)
    if size > LARGEST or len(parts) > MOST_PARTS or dense:
        raise Invalid(BOMB, file=path.name, size=size // 2**20)


@contextmanager
def _on_disk(stream: IO[bytes], path: Path) -> Iterator[Path]:
    """A file the archive can be read from in any order; what came in gzip is unpacked first."""
    if not isinstance(stream, gzip.GzipFile):
        yield path
        return
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as unpacked:
        for _ in range(LARGEST // 2**20):
            piece = stream.read(2**20)
            if not piece:
                break
            unpacked.write(piece)
        else:
            raise Invalid(BOMB, file=path.name, size=LARGEST // 2**20)
        unpacked.flush()
        yield Path(unpacked.name)
