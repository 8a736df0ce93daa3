"""Opening a log, plain or gzip, and saying kindly what is wrong with it."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException

from kinerja.pure.lib.file_errors import file_problem
from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .faults import unreadable

_GZIP = b"\x1f\x8b"
# Text of a log packs to a tenth, rarely to a fiftieth; only emptiness packs to a hundredth.
DENSEST = 150
WORTH_A_LOOK = 200 * 2**20

TRUNCATED = gettext_noop("berkas gzip terpotong. Unduh atau salin ulang berkasnya.")
BROKEN_GZIP = gettext_noop("isi gzip rusak. Unduh atau salin ulang berkasnya.")
QUOTES = gettext_noop(
    "tanda kutip tidak ditutup atau isi satu kolom terlalu panjang. Perbaiki tanda kutip di baris itu."
)
BOMB = gettext_noop("berkas XML memuat deklarasi entitas, yang dapat melumpuhkan komputer. Ekspor ulang tanpa DTD.")
SWOLLEN = gettext_noop(
    "{file} akan membengkak menjadi {size} MB saat dibuka. Simpan ulang hanya baris yang berisi data."
)
BROKEN_XML = gettext_noop("XML tidak utuh. Ekspor ulang berkasnya.")


class _Packed(gzip.GzipFile):
    """A gzip that is given up as soon as it turns out to hold next to nothing, many times over."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        super().__init__(fileobj=stream)
        self.path, self.unpacked = path, 0
        self.bearable = max(WORTH_A_LOOK, DENSEST * path.stat().st_size)
        self.myfileobj = stream  # type: ignore[assignment]  # closed together with this

    def _judged(self, content: bytes) -> bytes:
        self.unpacked += len(content)
        if self.unpacked > self.bearable:
            raise Invalid(SWOLLEN, file=self.path.name, size=self.unpacked // 2**20)
        return content

    def read(self, size: int | None = -1) -> bytes:
        return self._judged(super().read(size))

    def read1(self, size: int = -1) -> bytes:
        return self._judged(super().read1(size))


def open_log(path: Path) -> IO[bytes]:
    """The bytes of a log, unpacked where it is gzip. Raises Invalid."""
    try:
        stream = path.open("rb")
    except OSError as error:
        raise Invalid(
            gettext_noop("Berkas {file} tidak dapat dibuka: {problem}."), file=path, problem=file_problem(error)
        )
    packed = stream.read(2) == _GZIP
    stream.seek(0)
    return cast("IO[bytes]", _Packed(path, stream)) if packed else stream


@contextmanager
def telling(path: Path, row: Callable[[], int]) -> Iterator[None]:
    """Turn what goes wrong while reading into a sentence; `row` says how many rows have been read."""
    try:
        yield
    except UnicodeDecodeError:
        raise Invalid(
            gettext_noop(
                "{file} bukan teks UTF-8: baris {line} memuat tanda yang tidak terbaca. "
                "Simpan ulang sebagai CSV UTF-8. Tidak ada yang disimpan."
            ),
            file=path.name,
            line=undecodable_line(path),
        )
    except EOFError:
        raise unreadable(path.name, row(), TRUNCATED)
    except (gzip.BadGzipFile, zlib.error):
        raise unreadable(path.name, row(), BROKEN_GZIP)
    except csv.Error:
        raise unreadable(path.name, row(), QUOTES)
    except DefusedXmlException:
        raise unreadable(path.name, row(), BOMB)
    except ParseError:
        raise unreadable(path.name, row(), BROKEN_XML)


def undecodable_line(path: Path) -> int:
    """The first line that is not UTF-8."""
    with open_log(path) as stream:
        for number, line in enumerate(stream, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def empty_file(path: Path) -> Invalid:
    return Invalid(gettext_noop("{file} kosong: tidak ada baris data. Periksa berkas yang dipilih."), file=path.name)
