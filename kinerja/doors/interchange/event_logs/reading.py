"""A file read block by block to its end, whatever its rows become; what cannot be taken is counted and written down."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .blocks import Block, Source
from .opening import empty_file, open_log, telling
from .sources import Layout
from .tally import RejectedRows, Tally
from .texts import Converted


class Reader(Protocol):
    """Turns a block into columns."""

    def convert(self, block: Block) -> Converted: ...


class Mapped(Layout, Protocol):
    """What a mapping says of the file."""

    @property
    def wanted(self) -> dict[str, str]: ...


def read_columns(
    source: Source, mapping: Mapped, reader: Reader, tally: Tally, rejected_to: IO[str] | None
) -> Iterator[Mapping[str, Sequence[Any]]]:
    """Columns for the staging table, block by block."""
    rejects: RejectedRows | None = None
    for block in source.blocks(mapping.wanted):
        converted = reader.convert(block)
        tally.add(block, converted.rejected)
        if rejected_to is not None:
            rejects = rejects or RejectedRows(rejected_to, source, mapping.delimiter)
            rejects.add(block, converted.rejected)
        yield converted.columns


@contextmanager
def without_collector() -> Iterator[None]:
    """Rows hold no cycles, yet looking for some among a million short-lived lists takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def refuse_nothing(tally: Tally, path: Path, *, skip: bool) -> None:
    """Raise Invalid where there is no row, or none that can be taken."""
    if not tally.rows:
        raise empty_file(path)
    if skip and tally.rejected_rows == tally.rows:
        raise Invalid(
            gettext_noop("Tidak ada baris {file} yang dapat diterima: {problem}"),
            file=path.name,
            problem="\n".join(tally.lines()),
        )


def digest_of(path: Path) -> str:
    """SHA-256 of the file as it lies there."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digest_of_content(path: Path) -> str:
    """SHA-256 of what the file holds: the same with gzip around it or without. Raises Invalid."""
    digest = hashlib.sha256()
    with telling(path, lambda: 0), open_log(path) as stream:
        while piece := stream.read(2**20):
            digest.update(piece)
    return digest.hexdigest()
