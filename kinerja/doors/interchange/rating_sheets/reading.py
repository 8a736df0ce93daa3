"""Reading a file of ratings into numbers. Nothing is stored."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from kinerja.doors.interchange.event_logs.opening import open_log, telling
from kinerja.doors.interchange.event_logs.sources import open_source
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.statistics.grouping import Floats, Integers

BLANKS = frozenset({"", "na", "n/a", "nan", "null", "none", "-"})
DELIMITERS = (";", "\t", "|", ",")


@dataclass(frozen=True)
class Ratings:
    """Ratings in the order of the file; labels in the order of the alphabet."""

    scores: Floats
    rater: Integers
    rated: Integers
    raters: list[str]
    people: list[str]
    rows: int
    blank: int
    """Rows without a score, a rater or a rated person."""
    unreadable: list[int]
    """Rows whose score is no number, counted from 1 without the heading."""


@dataclass(frozen=True)
class _Layout:
    format: str
    delimiter: str


@dataclass
class _Read:
    scores: list[float] = field(default_factory=list)
    raters: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    rows: int = 0
    blank: int = 0
    unreadable: list[int] = field(default_factory=list)

    def take(self, rater: str, rated: str, score: str) -> None:
        self.rows += 1
        rater, rated, score = rater.strip(), rated.strip(), score.strip()
        if not rater or not rated or score.casefold() in BLANKS:
            self.blank += 1
            return
        value = _number(score)
        if value is None:
            self.unreadable.append(self.rows)
            return
        self.scores.append(value)
        self.raters.append(rater)
        self.people.append(rated)


def read_ratings(path: Path, *, rater: str, rated: str, score: str) -> Ratings:
    """All ratings of a CSV (plain or gzip, with comma, semicolon, tab or bar) or XLSX file.

    Raises Invalid where the file cannot be read, a column is missing, or no row holds a rating.
    """
    found = _Read()
    layout = _Layout("xlsx" if path.suffix.casefold() == ".xlsx" else "csv", _delimiter(path))
    wanted = {"rater": rater, "rated": rated, "score": score}
    with telling(path, lambda: found.rows), open_source(path, layout) as source:
        for block in source.blocks(wanted):
            for index, row in enumerate(zip(*(block.columns[name] for name in wanted), strict=True)):
                if index in block.faults:
                    found.rows += 1
                    found.unreadable.append(found.rows)
                else:
                    found.take(*map(str, row))
    if not found.scores:
        raise Invalid(
            gettext_noop("Tidak satu pun dari {rows} baris {file} berisi nilai. Periksa kolom “{column}”."),
            rows=found.rows, file=path.name, column=score,
        )  # fmt: skip
    raters, rater_index = np.unique(np.array(found.raters), return_inverse=True)
    people, rated_index = np.unique(np.array(found.people), return_inverse=True)
    return Ratings(
        np.array(found.scores), rater_index.astype(np.int64), rated_index.astype(np.int64), raters.tolist(),
        people.tolist(), found.rows, found.blank, found.unreadable,
    )  # fmt: skip


def _delimiter(path: Path) -> str:
    """The one that stands in the heading; names of columns rarely hold another."""
    with open_log(path) as stream:
        try:
            heading = stream.readline(2**16).decode("utf-8-sig", errors="replace")
        except (OSError, EOFError):
            return ","
    return max(DELIMITERS, key=heading.count)


def _number(text: str) -> float | None:
    """3, 3.5 or 3,5."""
    try:
        value = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
