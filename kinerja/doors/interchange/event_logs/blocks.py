"""Blocks of rows, column by column: what every format is turned into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import sentence

from .faults import RAGGED, Fault

ROWS_PER_BLOCK = 8_000
# Columns that a file of rejected rows carries besides its own: sent again, it completes cases instead of replacing.
ROW_COLUMN, REASON_COLUMN = "kinerja_row", "kinerja_reason"

Row = Sequence[str]


@dataclass
class Block:
    """Some rows of a log. `columns` holds the texts of each wanted role."""

    first_row: int
    """Number of the first row, counted from 1 without the heading."""
    columns: dict[str, Sequence[str]]
    digests: list[int]
    """Equal for rows that are identical in every column of the file, wanted or not."""
    raw: Callable[[int], Row]
    line: Callable[[int], int]
    """Where the row stands in the file."""
    faults: dict[int, Fault] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.digests)


class Source(Protocol):
    """A log being read. `header` is known before the first block."""

    header: list[str]

    def blocks(self, wanted: Mapping[str, str]) -> Iterator[Block]:
        """All rows; `wanted` maps a role to its column. Raises Invalid for a missing column."""
        ...


def places(header: Sequence[str], wanted: Mapping[str, str], file: Path) -> dict[str, int]:
    """Role -> position in the row. Raises Invalid for columns that are missing or come twice."""
    require_columns(header, wanted, file)
    counted = Counter(header)
    for column in wanted.values():
        if counted[column] > 1:
            raise Invalid(
                gettext_noop("Kolom “{column}” ada {n} kali di {file}. Beri nama yang berbeda."),
                column=column,
                n=counted[column],
                file=file.name,
            )
    return {role: header.index(column) for role, column in wanted.items()}


def require_columns(header: Sequence[str], wanted: Mapping[str, str], file: Path) -> None:
    missing = [column for column in dict.fromkeys(wanted.values()) if column not in header]
    if missing:
        raise Invalid(
            gettext_noop(
                "Kolom {missing} tidak ada di baris pertama {file}. Kolom yang ada: {present}. "
                "Perbaiki pemetaan atau berkasnya."
            ),
            missing=", ".join(f"“{column}”" for column in missing),
            file=file.name,
            present=", ".join(header) or "-",
        )


def block_of(rows: list[list[str]], width: int, places: Mapping[str, int], first_row: int, first_line: int) -> Block:
    """A block from rows of cells; blank rows are left out."""
    line = _lines(rows, first_line)
    whole = rows
    faults: dict[int, Fault] = {}
    if set(map(len, rows)) != {width}:
        line, rows = _without_blanks(rows, line)
        faults = {index: _ragged(row, width) for index, row in enumerate(rows) if not _fits(row, width)}
        whole = [row if len(row) == width else [*row, *[""] * width][:width] for row in rows]
    by_column = list(zip(*whole, strict=True)) or [()] * width
    return Block(
        first_row=first_row,
        columns={role: by_column[place] for role, place in places.items()},
        digests=list(map(hash, map(tuple, whole))),
        raw=rows.__getitem__,
        line=line,
        faults=faults,
    )


def _lines(rows: list[list[str]], first_line: int) -> Callable[[int], int]:
    """Where each row ends, reckoned only when somebody asks: a row with line breaks in it takes several lines."""

    def line(index: int) -> int:
        return first_line + index + sum(cell.count("\n") for row in rows[: index + 1] for cell in row)

    return line


def _without_blanks(rows: list[list[str]], line: Callable[[int], int]) -> tuple[Callable[[int], int], list[list[str]]]:
    kept = [index for index, row in enumerate(rows) if row]
    return (lambda index: line(kept[index])), [rows[index] for index in kept]


def _fits(row: Row, width: int) -> bool:
    """Spreadsheets hang empty cells over the edge, which say nothing."""
    return len(row) == width or (len(row) > width and not any(row[width:]))


def _ragged(row: Row, width: int) -> Fault:
    template = gettext_noop("baris ini berisi {found} kolom, seharusnya {width}. Periksa pemisah dan tanda kutipnya.")
    return Fault(RAGGED, sentence(template, found=len(row), width=width))
