"""The reader for a log, by its format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from .blocks import REASON_COLUMN, Source
from .csv_source import CsvSource
from .opening import open_log
from .xes_source import XesSource
from .xlsx_source import xlsx_source


class Layout(Protocol):
    """How the file is written; every mapping says it."""

    @property
    def format(self) -> str: ...
    @property
    def delimiter(self) -> str: ...


@contextmanager
def open_source(path: Path, mapping: Layout) -> Iterator[Source]:
    """A log ready to be read. Raises Invalid."""
    with open_log(path) as stream:
        if mapping.format == "csv" or _is_rejected_rows(path):
            yield CsvSource(stream, path, mapping.delimiter)
        elif mapping.format == "xes":
            yield XesSource(stream, path)
        else:
            with xlsx_source(stream, path) as source:
                yield source


def _is_rejected_rows(path: Path) -> bool:
    """A file of rejected rows is CSV whatever the log itself was."""
    with open_log(path) as stream:
        return _first_line(stream).endswith(REASON_COLUMN.encode())


def _first_line(stream: IO[bytes]) -> bytes:
    try:
        return stream.readline(2**16).strip()
    except (OSError, EOFError):
        return b""
