"""From the texts of a block to the texts the database stores, and the rows that cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress, repeat
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
from .repeats import Repeats

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


class Converter:
    """Reads blocks by one mapping."""

    def __init__(self, mapping: LogMapping) -> None:
        self.mapping = mapping
        self.required = {"case": NO_CASE, "activity": NO_ACTIVITY, "at": NO_INSTANT}
        if not mapping.has_steps:
            self.required["opened"] = NO_INSTANT
        self.columns = {role: _Column(partial(self._learn, role)) for role in mapping.columns}
        self.pieces = {
            name: _Column(partial(self._learn_pieces, name, "{" if place == 0 else ", "))
            for place, name in enumerate(mapping.attributes)
        }
        self.repeats = None if mapping.has_steps else Repeats()

    @property
    def names(self) -> list[str]:
        """The columns of the staging table that are filled."""
        roles = [role for role in self.mapping.columns if role != "case"]
        attributes = ["attributes"] if self.mapping.attributes else []
        again = ["again"] if self.repeats else []
        return ["id", "row_no", "digest", "case_key", *roles, *attributes, *again]

    def convert(self, block: Block) -> Converted:
        faults = dict(block.faults)
        columns: dict[str, Column] = {
            "id": uuid7_hex(len(block)),
            "row_no": range(block.first_row, block.first_row + len(block)),
            "digest": block.digests,
        }
        for role, column in self.columns.items():
            texts = block.columns[role]
            if role == "case":
                columns["case_key"] = self._keys(texts) or column.convert(texts, faults)
            else:
                columns[role] = column.convert(texts, faults)
        if self.pieces:
            columns["attributes"] = self._attributes(block, faults)
        kept = _without(faults, columns, len(block))
        if self.repeats:
            kept["again"] = self.repeats.mark(kept["case_key"])
        return Converted(kept, faults)

    def _keys(self, texts: Texts) -> Texts | None:
        """Keys of cases hardly repeat: where none of them needs a closer look they are taken as they are."""
        keys = list(map(str.strip, texts))
        joined = "".join(keys)
        dubious = "" in keys or max(map(len, keys)) > LONGEST or "\0" in joined or "E+" in joined
        return None if dubious or "case" in self.mapping.missing else keys

    def _trimmed(self, name: str, texts: Iterable[str]) -> dict[str, str]:
        """Each text without spaces around it, "" for what the mapping calls missing."""
        empty = self.mapping.missing.get(name, frozenset())
        return {text: "" if (trimmed := text.strip()) in empty else trimmed for text in texts}

    def _learn(self, role: str, texts: list[str], stored: dict[str, Any], wrong: dict[str, Fault]) -> None:
        trimmed = self._trimmed(role, texts)
        if role in INSTANT_COLUMNS:
            read = parse_instants(list(trimmed.values()), self.mapping.zone, self.mapping.datetime_format)
            stored |= zip(texts, instant_texts(read.values), strict=True)
            column = self.mapping.columns[role]
            wrong |= {texts[index]: _bad_instant(column, refusal) for index, refusal in read.rejected.items()}
        else:
            stored |= {text: short or None for text, short in trimmed.items()}
            _check_name(self.mapping.columns[role], trimmed, wrong, is_number=role != "activity")
        if role in self.required:
            missing = self._missing(role)
            wrong |= {text: missing for text, short in trimmed.items() if not short}

    def _missing(self, role: str) -> Fault:
        template = gettext_noop("kolom “{column}” kosong, padahal wajib diisi.")
        return Fault(self.required[role], sentence(template, column=self.mapping.columns[role]))

    def _learn_pieces(
        self, name: str, before: str, texts: list[str], stored: dict[str, Any], wrong: dict[str, Fault]
    ) -> None:
        trimmed = self._trimmed(name, texts)
        _check_printable(self.mapping.attributes[name], trimmed, wrong)
        start = f"{before}{_quoted(name)}: "
        stored |= {text: start + (_quoted(short) if short else "null") for text, short in trimmed.items()}

    def _attributes(self, block: Block, faults: dict[int, Fault]) -> Column:
        """A JSON object a row, glued from pieces."""
        pieces = [column.convert(block.columns[f"attributes.{name}"], faults) for name, column in self.pieces.items()]
        return list(map("".join, zip(*pieces, repeat("}"), strict=False)))


class _Column:
    """What the texts of one column become. Texts repeat: each is looked at once, then remembered for a while."""

    def __init__(self, learn: Callable[[list[str], dict[str, Any], dict[str, Fault]], None]) -> None:
        self.learn = learn
        self.stored: dict[str, Any] = {}
        self.wrong: dict[str, Fault] = {}

    def convert(self, texts: Texts, faults: dict[int, Fault]) -> list[Any]:
        """What is stored for them; the faults found are added to those of the rows."""
        if len(self.stored) > REMEMBERED:
            self.stored, self.wrong = {}, {}
        new = set(texts).difference(self.stored)
        if new:
            self.learn(list(new), self.stored, self.wrong)
        _blame(texts, self.wrong, faults)
        return list(map(self.stored.__getitem__, texts))


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


def _without(faults: dict[int, Fault], columns: dict[str, Column], length: int) -> dict[str, Column]:
    """Columns without the rows that have a fault."""
    if not faults:
        return columns
    keep = [index not in faults for index in range(length)]
    return {name: list(compress(column, keep)) for name, column in columns.items()}
