"""From the texts of a block to the texts the database stores, and the rows that cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from json.encoder import encode_basestring as _quoted
from typing import Any

from kinerja.platform.database.staging import instant_texts
from kinerja.pure.lib.date_columns import parse_instants
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.pure.lib.uuid7 import uuid7_hex

from .blocks import Block
from .faults import (
    BAD_INSTANT,
    LOST_DIGITS,
    NO_ACTIVITY,
    NO_CASE,
    NO_INSTANT,
    TOO_LONG,
    UNPRINTABLE,
    Fault,
)
from .mapping import INSTANT_COLUMNS, LogMapping

LONGEST = 200
# A number that went through a spreadsheet cell: the digits after the fifteenth are gone.
ROUNDED = re.compile(r"\d[.,]\d+E\+\d\d")

Texts = Sequence[str]
Column = Sequence[Any]


@dataclass(frozen=True)
class Converted:
    """Columns as the staging tables take them, without the rejected rows."""

    columns: dict[str, Column]
    rejected: dict[int, Fault]
    """Position in the block -> why."""


class Converter:
    """Reads blocks by one mapping. Texts repeat: each distinct one of a column is looked at once a block."""

    def __init__(self, mapping: LogMapping) -> None:
        self.mapping = mapping
        self.required = {"case": NO_CASE, "activity": NO_ACTIVITY, "at": NO_INSTANT}
        if not mapping.has_steps:
            self.required["opened"] = NO_INSTANT

    @property
    def names(self) -> list[str]:
        """The columns of the staging table that are filled."""
        roles = [role for role in self.mapping.columns if role != "case"]
        attributes = ["attributes"] if self.mapping.attributes else []
        return ["id", "row_no", "digest", "case_key", *roles, *attributes]

    def convert(self, block: Block) -> Converted:
        faults = dict(block.faults)
        columns: dict[str, Column] = {
            "id": uuid7_hex(len(block)),
            "row_no": range(block.first_row, block.first_row + len(block)),
            "digest": block.digests,
        }
        for role in self.mapping.columns:
            columns["case_key" if role == "case" else role] = self._column(role, block.columns[role], faults)
        if self.mapping.attributes:
            columns["attributes"] = self._attributes(block, faults)
        return _without(faults, columns, len(block))

    def _trimmed(self, role: str, texts: Iterable[str]) -> dict[str, str]:
        """Each text without spaces around it, "" for what the mapping calls missing."""
        empty = self.mapping.missing.get(role, frozenset())
        return {text: "" if (trimmed := text.strip()) in empty else trimmed for text in texts}

    def _column(self, role: str, texts: Texts, faults: dict[int, Fault]) -> Column:
        """What is stored for a column; its faults are added to those of the rows."""
        trimmed = self._trimmed(role, set(texts))
        wrong: dict[str, Fault] = {}
        if role in INSTANT_COLUMNS:
            stored = self._instants(role, trimmed, wrong)
        else:
            stored = {text: short or None for text, short in trimmed.items()}
            _check_name(self.mapping.columns[role], trimmed, wrong, is_number=role != "activity")
        if role in self.required:
            missing = self._missing(role)
            wrong |= {text: missing for text, short in trimmed.items() if not short}
        _blame(texts, wrong, faults)
        return list(map(stored.__getitem__, texts))

    def _missing(self, role: str) -> Fault:
        template = gettext_noop("kolom “{column}” kosong, padahal wajib diisi.")
        return Fault(self.required[role], sentence(template, column=self.mapping.columns[role]))

    def _instants(self, role: str, trimmed: dict[str, str], wrong: dict[str, Fault]) -> dict[str, str | None]:
        read = parse_instants(list(trimmed.values()), self.mapping.zone, self.mapping.datetime_format)
        texts = list(trimmed)
        column = self.mapping.columns[role]
        wrong |= {texts[index]: _bad_instant(column, refusal) for index, refusal in read.rejected.items()}
        return dict(zip(texts, instant_texts(read.values), strict=True))

    def _attributes(self, block: Block, faults: dict[int, Fault]) -> Column:
        """A JSON object a row, glued from pieces; attributes that say nothing are left out."""
        pieces = []
        for name, column in self.mapping.attributes.items():
            texts = block.columns[f"attributes.{name}"]
            trimmed = self._trimmed(name, set(texts))
            wrong: dict[str, Fault] = {}
            _check_printable(column, trimmed, wrong)
            _blame(texts, wrong, faults)
            start = f", {_quoted(name)}: "
            piece = {text: start + _quoted(short) if short else "" for text, short in trimmed.items()}
            pieces.append(map(piece.__getitem__, texts))
        return [f"{{{joined[2:]}}}" for joined in map("".join, zip(*pieces, strict=True))]


def _blame(texts: Texts, wrong: Mapping[str, Fault], faults: dict[int, Fault]) -> None:
    """Note the rows whose text is wrong; the first fault of a row stays."""
    if wrong:
        for index, text in enumerate(texts):
            if text in wrong:
                faults.setdefault(index, wrong[text])


def _check_name(column: str, trimmed: Mapping[str, str], wrong: dict[str, Fault], *, is_number: bool) -> None:
    _check_printable(column, trimmed, wrong)
    if max(map(len, trimmed), default=0) > LONGEST:
        template = gettext_noop("kolom “{column}” lebih dari {longest} huruf.")
        fault = Fault(TOO_LONG, sentence(template, column=column, longest=LONGEST))
        wrong |= {text: fault for text, short in trimmed.items() if len(short) > LONGEST}
    if is_number and "E+" in "".join(trimmed):
        wrong |= {text: _rounded(column, short) for text, short in trimmed.items() if ROUNDED.fullmatch(short)}


def _check_printable(column: str, trimmed: Mapping[str, str], wrong: dict[str, Fault]) -> None:
    """PostgreSQL stores no NUL."""
    if "\0" in "".join(trimmed):
        template = gettext_noop("kolom “{column}” memuat tanda NUL. Hapus tanda itu.")
        fault = Fault(UNPRINTABLE, sentence(template, column=column))
        wrong |= {text: fault for text in trimmed if "\0" in text}


def _bad_instant(column: str, refusal: Invalid) -> Fault:
    return Fault(BAD_INSTANT, sentence(gettext_noop("kolom “{column}”: {problem}"), column=column, problem=refusal))


def _rounded(column: str, text: str) -> Fault:
    template = gettext_noop(
        "“{text}” di kolom “{column}” terbaca sebagai angka sehingga digit belakangnya hilang. "
        "Jadikan kolom itu berformat Teks, lalu isi lagi dari data aslinya."
    )
    return Fault(LOST_DIGITS, sentence(template, column=column, text=text))


def _without(faults: dict[int, Fault], columns: dict[str, Column], length: int) -> Converted:
    if not faults:
        return Converted(columns, {})
    keep = [index not in faults for index in range(length)]
    return Converted({name: list(compress(column, keep)) for name, column in columns.items()}, faults)
