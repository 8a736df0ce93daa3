"""From the texts of a block to the texts the database stores, and the rows that cannot be taken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
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
    """Reads blocks by one mapping."""

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
        texts = {role: self._texts(role, column) for role, column in block.columns.items()}
        faults = dict(block.faults)
        columns: dict[str, Column] = {
            "id": uuid7_hex(len(block)),
            "row_no": range(block.first_row, block.first_row + len(block)),
            "digest": block.digests,
        }
        for role in self.mapping.columns:
            columns["case_key" if role == "case" else role] = self._column(role, texts[role], faults)
        if self.mapping.attributes:
            columns["attributes"] = self._attributes(texts, faults)
        return _without(faults, columns, len(block))

    def _texts(self, role: str, column: Texts) -> Texts:
        """Trimmed, with "" for what the mapping calls missing."""
        trimmed = list(map(str.strip, column))
        empty = self.mapping.missing.get(role.removeprefix("attributes."))
        return ["" if text in empty else text for text in trimmed] if empty else trimmed

    def _column(self, role: str, texts: Texts, faults: dict[int, Fault]) -> Column:
        if role in self.required and "" in texts:
            _refuse(texts, faults, lambda text: not text, self._missing(role))
        if role in INSTANT_COLUMNS:
            return self._instants(role, texts, faults)
        _check_texts(self.mapping.columns[role], texts, faults, is_name=role != "activity")
        return [text or None for text in texts] if "" in texts else texts

    def _missing(self, role: str) -> Callable[[str], Fault]:
        template = gettext_noop("kolom “{column}” kosong, padahal wajib diisi.")
        fault = Fault(self.required[role], sentence(template, column=self.mapping.columns[role]))
        return lambda text: fault

    def _instants(self, role: str, texts: Texts, faults: dict[int, Fault]) -> Column:
        """Days come again and again: each distinct text is read once."""
        distinct = list(set(texts))
        read = parse_instants(distinct, self.mapping.zone, self.mapping.datetime_format)
        stored = dict(zip(distinct, instant_texts(read.values), strict=True))
        if read.rejected:
            bad = {distinct[index]: refusal for index, refusal in read.rejected.items()}
            column = self.mapping.columns[role]
            _refuse(texts, faults, bad.__contains__, lambda text: _bad_instant(column, bad[text]))
        return list(map(stored.__getitem__, texts))

    def _attributes(self, texts: Mapping[str, Texts], faults: dict[int, Fault]) -> Column:
        names = list(self.mapping.attributes)
        columns = [texts[f"attributes.{name}"] for name in names]
        for name, column in zip(names, columns, strict=True):
            _check_printable(self.mapping.attributes[name], column, faults)
        combinations = list(zip(*columns, strict=True))
        stored = {values: _json(names, values) for values in set(combinations)}
        return list(map(stored.__getitem__, combinations))


def _json(names: Sequence[str], values: Sequence[str]) -> str:
    return json.dumps({name: value for name, value in zip(names, values, strict=True) if value}, ensure_ascii=False)


def _refuse(
    texts: Texts, faults: dict[int, Fault], wrong: Callable[[str], bool], fault: Callable[[str], Fault]
) -> None:
    """Note the rows whose text is wrong; the first fault of a row stays."""
    for index, text in enumerate(texts):
        if wrong(text):
            faults.setdefault(index, fault(text))


def _check_texts(column: str, texts: Texts, faults: dict[int, Fault], *, is_name: bool) -> None:
    _check_printable(column, texts, faults)
    if max(map(len, texts), default=0) > LONGEST:
        template = gettext_noop("kolom “{column}” lebih dari {longest} huruf.")
        long = Fault(TOO_LONG, sentence(template, column=column, longest=LONGEST))
        _refuse(texts, faults, lambda text: len(text) > LONGEST, lambda text: long)
    if is_name and ROUNDED.search("\n".join(texts)):
        _refuse(texts, faults, lambda text: bool(ROUNDED.fullmatch(text)), lambda text: _rounded(column, text))


def _bad_instant(column: str, refusal: Invalid) -> Fault:
    return Fault(BAD_INSTANT, sentence(gettext_noop("kolom “{column}”: {problem}"), column=column, problem=refusal))


def _rounded(column: str, text: str) -> Fault:
    template = gettext_noop(
        "“{text}” di kolom “{column}” terbaca sebagai angka sehingga digit belakangnya hilang. "
        "Jadikan kolom itu berformat Teks, lalu isi lagi dari data aslinya."
    )
    return Fault(LOST_DIGITS, sentence(template, column=column, text=text))


def _check_printable(column: str, texts: Texts, faults: dict[int, Fault]) -> None:
    """PostgreSQL stores no NUL."""
    if "\0" in "".join(texts):
        template = gettext_noop("kolom “{column}” memuat tanda NUL. Hapus tanda itu.")
        fault = Fault(UNPRINTABLE, sentence(template, column=column))
        _refuse(texts, faults, lambda text: "\0" in text, lambda text: fault)


def _without(faults: dict[int, Fault], columns: dict[str, Column], length: int) -> Converted:
    if not faults:
        return Converted(columns, {})
    keep = [index not in faults for index in range(length)]
    return Converted({name: list(compress(column, keep)) for name, column in columns.items()}, faults)
