"""Which row holds the headings, and what they mean."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .columns import Column, plain
from .grid import Grid, Trouble, letter

# Official sheets carry a title, a decree and an empty line above their headings.
SEARCHED = 20
NO_HEADINGS = gettext_noop(
    "Baris judul kolom tidak ditemukan pada {file}. Judul yang diperlukan: {required}. Unduh templatnya bila ragu."
)
MISSING = gettext_noop("Kolom wajib “{column}” tidak ada. Tambahkan kolom itu dengan judul {column}.")
DUPLICATE = gettext_noop("Kolom “{column}” ada {count} kali, yaitu pada kolom {letters}. Sisakan satu.")
UNKNOWN = gettext_noop("Kolom “{heading}” tidak dikenal. Hapus kolom itu, atau pakai salah satu judul: {known}.")
MISSPELT = gettext_noop("Kolom “{heading}” tidak dikenal. Mungkin maksudnya “{guess}”? Perbaiki judulnya, atau hapus.")
UNTITLED = gettext_noop("Kolom {letter} berisi data tetapi tidak berjudul. Beri judul, atau hapus isinya.")


@dataclass(frozen=True)
class Headings:
    """Row number of the headings, and the key of each recognised column by its place from 0."""

    row: int
    keys: dict[int, str]
    width: int


def count_known(columns: Sequence[Column], cells: Iterable[Any]) -> int:
    """How many different columns these headings name."""
    return len({_key_of(columns, cell) for cell in cells} - {None})


def find_headings(grid: Grid, columns: Sequence[Column], name: str) -> Headings:
    """The row among the first ones that names the most columns. Raises Invalid when none does."""
    rows = [(count_known(columns, cells), -number, cells) for number, cells in grid.rows if number <= SEARCHED]
    best, number, cells = max(rows, key=lambda row: row[:2], default=(0, 0, []))
    if best < min(2, len(columns)):
        required = ", ".join(column.key for column in columns if column.required)
        raise Invalid(NO_HEADINGS, file=name, required=required)
    keys = {place: key for place, cell in enumerate(cells) if (key := _key_of(columns, cell))}
    return Headings(-number, keys, len(cells))


def troubles_of(grid: Grid, headings: Headings, columns: Sequence[Column]) -> list[Trouble]:
    """Missing, duplicate, unknown and untitled columns."""
    cells = next(cells for number, cells in grid.rows if number == headings.row)
    return [
        *_missing(headings, columns),
        *_duplicate(headings),
        *_unknown(headings, cells, columns),
        *_untitled(grid, headings, cells),
    ]


def _missing(headings: Headings, columns: Sequence[Column]) -> list[Trouble]:
    absent = [c.key for c in columns if c.required and c.key not in headings.keys.values()]
    return [Trouble(headings.row, key, MISSING, {"column": key}) for key in absent]


def _duplicate(headings: Headings) -> list[Trouble]:
    found = []
    for key, count in Counter(headings.keys.values()).items():
        if count > 1:
            places = ", ".join(letter(place + 1) for place, other in headings.keys.items() if other == key)
            found.append(Trouble(headings.row, key, DUPLICATE, {"column": key, "count": count, "letters": places}))
    return found


def _unknown(headings: Headings, cells: Sequence[Any], columns: Sequence[Column]) -> list[Trouble]:
    strangers = [str(cell) for place, cell in enumerate(cells) if plain(cell) and place not in headings.keys]
    return [_stranger(headings.row, heading, [column.key for column in columns]) for heading in strangers]


def _stranger(row: int, heading: str, known: list[str]) -> Trouble:
    guess = difflib.get_close_matches(plain(heading), known, n=1, cutoff=0.6)
    if guess:
        return Trouble(row, heading, MISSPELT, {"heading": heading, "guess": guess[0]})
    return Trouble(row, heading, UNKNOWN, {"heading": heading, "known": ", ".join(known)})


def _untitled(grid: Grid, headings: Headings, cells: Sequence[Any]) -> list[Trouble]:
    """A column with data and no heading, once each."""
    titled = {place for place, cell in enumerate(cells) if plain(cell)}
    filled = {
        place: number
        for number, row in reversed(grid.rows)
        if number > headings.row
        for place, cell in enumerate(row)
        if place not in titled and not (grid.is_text and place >= len(cells)) and _filled(cell)
    }
    return [Trouble(row, letter(p + 1), UNTITLED, {"letter": letter(p + 1)}) for p, row in sorted(filled.items())]


def _filled(cell: Any) -> bool:
    return cell is not None and bool(str(cell).strip())


def _key_of(columns: Sequence[Column], cell: Any) -> str | None:
    heading = plain(cell)
    return next((column.key for column in columns if heading and heading in column.headings), None)
