"""What every small sheet says of its rows: the cell as written, and the sentence where it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from kinerja.pure.lib.dates import parse_date
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop

R = TypeVar("R")
EMPTY = gettext_noop("{column} kosong. Isi, lalu unggah lagi.")
NO_NUMBER = gettext_noop("{column} harus bilangan bulat, bukan “{value}”.")


@dataclass(frozen=True)
class Rejected:
    """A row that cannot be taken, with everything it said."""

    row: int
    sentence: Refused
    cells: Mapping[str, Any]


@dataclass
class Sheet(Generic[R]):
    """`taken`: row number and value. Nothing of the file is lost: what is not taken stands in `rejected`."""

    taken: list[tuple[int, R]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    troubles: list[dict[str, Any]] = field(default_factory=list)
    """What is wrong with the file as a whole, as the reader keeps it."""

    @property
    def is_clean(self) -> bool:
        return not self.rejected and not self.troubles

    @property
    def values(self) -> list[R]:
        return [value for _, value in self.taken]


def sort_rows(
    rows: list[dict[str, Any]], troubles: list[dict[str, Any]], read: Callable[[Mapping[str, Any]], R]
) -> Sheet[R]:
    """Each row read by itself; a refusal rejects the row and no other."""
    sheet = Sheet[R](troubles=troubles)
    for row in rows:
        try:
            sheet.taken.append((row["row"], read(row["cells"])))
        except Refused as refusal:
            sheet.rejected.append(Rejected(row["row"], refusal, row["cells"]))
    return sheet


def text(cells: Mapping[str, Any], column: str) -> str:
    """Raises Invalid where nothing is written."""
    found = str(cells.get(column) if cells.get(column) is not None else "").strip()
    if not found:
        raise Invalid(EMPTY, column=column)
    return found


def whole(cells: Mapping[str, Any], column: str) -> int:
    written = text(cells, column)
    try:
        number = float(written.replace(",", "."))
    except ValueError:
        raise Invalid(NO_NUMBER, column=column, value=written)
    if number != int(number):
        raise Invalid(NO_NUMBER, column=column, value=written)
    return int(number)


def day(cells: Mapping[str, Any], column: str) -> date:
    written = cells.get(column)
    if isinstance(written, datetime):
        return written.date()
    return written if isinstance(written, date) else parse_date(text(cells, column))
