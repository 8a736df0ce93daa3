"""What the texts of columns become: each text is looked at once, and what is wrong with it is said of its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import sentence

from .faults import BAD_INSTANT, LOST_DIGITS, TOO_LONG, UNPRINTABLE, Fault

LONGEST = 200
# A number that went through a spreadsheet cell: the digits after the fifteenth are gone.
ROUNDED = re.compile(r"\d[.,]\d+E\+\d\d")

REMEMBERED = 50_000

Texts = Sequence[str]
Column = Sequence[Any]


@dataclass(frozen=True)
class Converted:
    """Columns as the staging tables take them, without the rejected rows."""

    columns: dict[str, Column]
    rejected: dict[int, Fault]
    """Position in the block -> why."""


def trimmed(texts: Iterable[str], empty: frozenset[str] = frozenset()) -> dict[str, str]:
    """Each text without spaces around it, "" for what means empty."""
    return {text: "" if (short := text.strip()) in empty else short for text in texts}


class Remembered:
    """What the texts of one column become. Texts repeat: each is looked at once, then remembered for a while."""

    def __init__(
        self, learn: Callable[[list[str], dict[str, Any], dict[str, Fault]], None], room: int = REMEMBERED
    ) -> None:
        self.learn, self.room = learn, room
        self.stored: dict[str, Any] = {}
        self.wrong: dict[str, Fault] = {}

    def convert(self, texts: Texts, faults: dict[int, Fault]) -> list[Any]:
        """What is stored for them; the faults found are added to those of the rows."""
        if len(self.stored) > self.room:
            self.stored, self.wrong = {}, {}
        new = set(texts).difference(self.stored)
        if new:
            self.learn(list(new), self.stored, self.wrong)
        blame(texts, self.wrong, faults)
        return list(map(self.stored.__getitem__, texts))


def blame(texts: Texts, wrong: Mapping[str, Fault], faults: dict[int, Fault]) -> None:
    """Note the rows whose text is wrong; the first fault of a row stays."""
    if wrong:
        for index, text in enumerate(texts):
            if text in wrong:
                faults.setdefault(index, wrong[text])


def check_name(column: str, trimmed: Mapping[str, str], wrong: dict[str, Fault], *, is_number: bool) -> None:
    check_printable(column, trimmed, wrong)
    if max(map(len, trimmed), default=0) > LONGEST:
        template = gettext_noop("kolom “{column}” lebih dari {longest} huruf.")
        fault = Fault(TOO_LONG, sentence(template, column=column, longest=LONGEST))
        wrong |= {text: fault for text, short in trimmed.items() if len(short) > LONGEST}
    if is_number and "E+" in "".join(trimmed):
        wrong |= {text: _rounded(column, short) for text, short in trimmed.items() if ROUNDED.fullmatch(short)}


def check_printable(column: str, trimmed: Mapping[str, str], wrong: dict[str, Fault]) -> None:
    """PostgreSQL stores no NUL."""
    if "\0" in "".join(trimmed):
        template = gettext_noop("kolom “{column}” memuat tanda NUL. Hapus tanda itu.")
        fault = Fault(UNPRINTABLE, sentence(template, column=column))
        wrong |= {text: fault for text in trimmed if "\0" in text}


def bad_instant(column: str, refusal: Invalid) -> Fault:
    return Fault(BAD_INSTANT, sentence(gettext_noop("kolom “{column}”: {problem}"), column=column, problem=refusal))


def _rounded(column: str, text: str) -> Fault:
    template = gettext_noop(
        "“{text}” di kolom “{column}” terbaca sebagai angka sehingga digit belakangnya hilang. "
        "Jadikan kolom itu berformat Teks, lalu isi lagi dari data aslinya."
    )
    return Fault(LOST_DIGITS, sentence(template, column=column, text=text))


def without(faults: dict[int, Fault], columns: dict[str, Column], length: int) -> dict[str, Column]:
    """Columns without the rows that have a fault."""
    if not faults:
        return columns
    keep = [index not in faults for index in range(length)]
    return {name: list(compress(column, keep)) for name, column in columns.items()}
