"""What a cell means. An empty cell says nothing (the present value stays); a lone "-" empties the field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils.translation import override

from kinerja.people.organisation.codes import normal_code
from kinerja.pure.lib.dates import parse_date
from kinerja.pure.lib.identifiers import parse_nip
from kinerja.pure.lib.refusals import Invalid, gettext_noop

CLEARED = "-"
YES = {"ya", "y", "yes", "true", "1", "benar"}
NO = {"tidak", "t", "no", "n", "false", "0", "bukan"}


@dataclass(frozen=True)
class Field:
    """A column of a sheet: how its cells are read, whether a new row needs it, what an absent one means there."""

    name: str
    read: Callable[[Any], Any]
    required: bool = False
    default: Any = ""


def text_of(cell: Any) -> str:
    """The cell as one line of text; a whole number without its decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Ya" if cell else "Tidak"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", str(cell))).strip()


def text(longest: int) -> Callable[[Any], str]:
    """A reader of free text."""

    def read(cell: Any) -> str:
        found = text_of(cell)
        if len(found) > longest:
            raise Invalid(
                gettext_noop("Isinya {length} huruf; paling banyak {longest}. Persingkat."),
                length=len(found),
                longest=longest,
            )
        return found

    return read


def code(cell: Any) -> str:
    return normal_code(text_of(cell))


def nip(cell: Any) -> str:
    """Spreadsheets mark a number kept as text with an apostrophe, and some exports leave it there."""
    return parse_nip(cell.strip().lstrip("'") if isinstance(cell, str) else cell).digits


def email(cell: Any) -> str:
    found = text_of(cell)
    try:
        validate_email(found)
    except ValidationError:
        raise Invalid(gettext_noop("“{text}” bukan alamat surel. Tulis misalnya nama@contoh.go.id."), text=found)
    return found


def day(cell: Any) -> str:
    """A date in ISO form."""
    return parse_date(text_of(cell)).isoformat()


def yes_or_no(cell: Any) -> bool:
    found = text_of(cell).lower()
    if found in YES:
        return True
    if found in NO:
        return False
    raise Invalid(gettext_noop("“{text}” tidak dikenal. Tulis Ya atau Tidak."), text=text_of(cell))


def whole(lowest: int, highest: int) -> Callable[[Any], int]:
    """A reader of whole numbers within bounds."""

    def read(cell: Any) -> int:
        found = text_of(cell)
        if not (found.isascii() and found.isdigit()) or not lowest <= int(found) <= highest:
            raise Invalid(
                gettext_noop("“{text}” bukan bilangan bulat antara {lowest} dan {highest}."),
                text=found,
                lowest=lowest,
                highest=highest,
            )
        return int(found)

    return read


def choice(choices: type[TextChoices]) -> Callable[[Any], str]:
    """A reader of one of our terms, by its Indonesian word or its code."""

    def read(cell: Any) -> str:
        found = text_of(cell)
        value = _words(choices).get(_plain(found))
        if value is None:
            raise Invalid(
                gettext_noop("“{text}” tidak dikenal. Pilih salah satu: {known}."),
                text=found,
                known=", ".join(words_of(choices)),
            )
        return value

    return read


def words_of(choices: type[TextChoices]) -> list[str]:
    """The Indonesian words of our terms."""
    with override("id"):
        return [str(label) for label in choices.labels]


@cache
def _words(choices: type[TextChoices]) -> dict[str, str]:
    """Each term by its code, its word, and both halves of "dinas atau badan"."""
    known: dict[str, str] = {}
    for value, word in zip(choices.values, words_of(choices), strict=True):
        for spelling in (value, word, *word.split(" atau ")):
            known.setdefault(_plain(spelling), value)
    return known


def _plain(word: str) -> str:
    return re.sub(r"[\s._-]+", "", word).lower()
