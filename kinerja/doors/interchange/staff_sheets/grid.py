"""A sheet as it lies there: rows with their numbers, and what is wrong with single cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MOST_ROWS = 50_000


@dataclass(frozen=True)
class Trouble:
    """Something wrong at a place; `column` is a letter or a heading."""

    row: int
    column: str
    template: str
    params: dict[str, Any] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """As the report of an import keeps it."""
        return {"row": self.row, "column": self.column, "template": self.template, "params": self.params}


@dataclass(frozen=True)
class Merge:
    """Cells made one: the first and last row and column, counted from 1."""

    cells: str
    first_row: int
    last_row: int
    first_column: int


@dataclass
class Grid:
    """`rows`: (number as the spreadsheet shows it, cells); empty rows are left out."""

    rows: list[tuple[int, list[Any]]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    doubts: list[Trouble] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    is_text: bool = False


def letter(number: int) -> str:
    """The name of a column counted from 1: A … Z, AA …"""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
