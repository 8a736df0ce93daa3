"""The one way from rows to a preview: read each cell, compare with what is there, judge across rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence

from .values import CLEARED, Field, text_of

Key = str
Values = dict[str, Any]
REQUIRED = gettext_noop("Kolom ini wajib diisi untuk data baru.")
TWICE = gettext_noop("Baris ini sudah ada pada baris {first}. Hapus salah satunya.")


@dataclass(frozen=True)
class Problem:
    """Why a row cannot be taken, or what is doubtful about it."""

    row: int
    column: str
    sentence: Sentence


@dataclass(frozen=True)
class New:
    row: int
    key: Key
    values: Values

    @property
    def after(self) -> Values:
        return self.values


@dataclass(frozen=True)
class Change:
    """`fields`: name -> [before, after]. `also` marks what follows from a row without being written in it."""

    row: int
    key: Key
    fields: dict[str, list[Any]]
    also: bool = False

    @property
    def after(self) -> Values:
        return {name: values[1] for name, values in self.fields.items()}


@dataclass
class Preview:
    """What a sheet will do."""

    new: list[New] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)

    def document(self) -> dict[str, Any]:
        """The preview as plain JSON, for people and for comparing."""
        return {
            "new": [vars(row) for row in self.new],
            "changed": [vars(row) for row in self.changed],
            "unchanged": self.unchanged,
        }

    def rows(self) -> list[New | Change]:
        """Every row that does something."""
        return [*self.new, *self.changed]

    def refuse(self, row: int, column: str, template: str, **params: Any) -> None:
        self.problems.append(Problem(row, column, sentence(template, **params)))

    def doubt(self, row: int, column: str, doubtful: Sentence) -> None:
        self.doubts.append(Problem(row, column, doubtful))


@dataclass(frozen=True)
class Row:
    """A row of the sheet: its number as the spreadsheet shows it, and its cells by column."""

    number: int
    cells: dict[str, Any]


class Sheet:
    """One kind of sheet. Made anew for each preview: it holds the present state."""

    fields: ClassVar[tuple[Field, ...]]
    keys: ClassVar[tuple[str, ...]]

    def present(self) -> dict[Key, Values]:
        """Everything that is there: key -> value of every field."""
        raise NotImplementedError

    def judge(self, preview: Preview) -> None:
        """Refuse what no single cell can show."""
        raise NotImplementedError

    def write(self, preview: Preview) -> None:
        """Everything that is new or changed, in a few statements."""
        raise NotImplementedError

    def default_of(self, column: Field) -> Any:
        """What an empty cell of a new row means, and a "-" anywhere."""
        return column.default

    def key_of(self, values: Values) -> Key:
        return " · ".join(str(values[name]) for name in self.keys)


def preview(sheet: Sheet, rows: Iterable[Row]) -> Preview:
    """What these rows would change, and why some cannot be taken. Reads, and writes nothing."""
    found = Preview()
    present = sheet.present()
    seen: dict[Key, int] = {}
    for row in rows:
        values = _read(sheet, row, found)
        if values is None:
            continue
        key = sheet.key_of(values)
        if key in seen:
            found.refuse(row.number, sheet.keys[0], TWICE, first=seen[key])
            continue
        seen[key] = row.number
        _compare(sheet, row.number, key, values, present.get(key), found)
    sheet.judge(found)
    found.problems.sort(key=lambda problem: problem.row)
    return found


def _read(sheet: Sheet, row: Row, found: Preview) -> Values | None:
    """The values a row states; None where one of them cannot be read."""
    values: Values = {}
    before = len(found.problems)
    for column in sheet.fields:
        cell = row.cells.get(column.name)
        if text_of(cell) == "":
            _absent(sheet, column, row, values, found)
        elif text_of(cell) == CLEARED and not column.required:
            values[column.name] = sheet.default_of(column)
        else:
            _read_cell(column, cell, row, values, found)
    return values if len(found.problems) == before else None


def _absent(sheet: Sheet, column: Field, row: Row, values: Values, found: Preview) -> None:
    """A part of the key has its default; elsewhere an empty cell says nothing."""
    if column.name not in sheet.keys:
        return
    if column.required:
        found.refuse(row.number, column.name, gettext_noop("Kolom ini wajib diisi pada setiap baris."))
    else:
        values[column.name] = sheet.default_of(column)


def _read_cell(column: Field, cell: Any, row: Row, values: Values, found: Preview) -> None:
    try:
        values[column.name] = column.read(cell)
    except Invalid as refusal:
        found.refuse(row.number, column.name, refusal.template, **refusal.params)


def _compare(sheet: Sheet, number: int, key: Key, values: Values, there: Values | None, found: Preview) -> None:
    if there is None:
        for column in _missing(sheet, values):
            found.refuse(number, column.name, REQUIRED)
        found.new.append(New(number, key, {f.name: values.get(f.name, sheet.default_of(f)) for f in sheet.fields}))
        return
    differing = {name: [there[name], value] for name, value in values.items() if there[name] != value}
    if differing:
        found.changed.append(Change(number, key, differing))
    else:
        found.unchanged += 1


def _missing(sheet: Sheet, values: Values) -> Iterator[Field]:
    return (column for column in sheet.fields if column.required and column.name not in values)
