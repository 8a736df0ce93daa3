"""From the texts of a block to the texts the database stores, and the rows that cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import repeat
from json.encoder import encode_basestring as _quoted
from typing import Any

from kinerja.platform.database.staging import instant_texts
from kinerja.pure.lib.date_columns import parse_instants
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.pure.lib.uuid7 import uuid7_hex

from .blocks import Block
from .faults import NO_ACTIVITY, NO_CASE, NO_INSTANT, Fault
from .mapping import INSTANT_COLUMNS, LogMapping
from .repeats import Repeats
from .texts import (
    LONGEST,
    Column,
    Converted,
    Remembered,
    Texts,
    bad_instant,
    check_name,
    check_printable,
    trimmed,
    without,
)


class Converter:
    """Reads blocks by one mapping."""

    def __init__(self, mapping: LogMapping) -> None:
        self.mapping = mapping
        self.required = {"case": NO_CASE, "activity": NO_ACTIVITY, "at": NO_INSTANT}
        if not mapping.has_steps:
            self.required["opened"] = NO_INSTANT
        self.columns = {role: Remembered(partial(self._learn, role)) for role in mapping.columns}
        self.pieces = {
            name: Remembered(partial(self._learn_pieces, name, "{" if place == 0 else ", "))
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
        kept = without(faults, columns, len(block))
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
        return trimmed(texts, self.mapping.missing.get(name, frozenset()))

    def _learn(self, role: str, texts: list[str], stored: dict[str, Any], wrong: dict[str, Fault]) -> None:
        short_texts = self._trimmed(role, texts)
        if role in INSTANT_COLUMNS:
            read = parse_instants(list(short_texts.values()), self.mapping.zone, self.mapping.datetime_format)
            stored |= zip(texts, instant_texts(read.values), strict=True)
            column = self.mapping.columns[role]
            wrong |= {texts[index]: bad_instant(column, refusal) for index, refusal in read.rejected.items()}
        else:
            stored |= {text: short or None for text, short in short_texts.items()}
            check_name(self.mapping.columns[role], short_texts, wrong, is_number=role != "activity")
        if role in self.required:
            missing = self._missing(role)
            wrong |= {text: missing for text, short in short_texts.items() if not short}

    def _missing(self, role: str) -> Fault:
        template = gettext_noop("kolom “{column}” kosong, padahal wajib diisi.")
        return Fault(self.required[role], sentence(template, column=self.mapping.columns[role]))

    def _learn_pieces(
        self, name: str, before: str, texts: list[str], stored: dict[str, Any], wrong: dict[str, Fault]
    ) -> None:
        short_texts = self._trimmed(name, texts)
        check_printable(self.mapping.attributes[name], short_texts, wrong)
        start = f"{before}{_quoted(name)}: "
        stored |= {text: start + (_quoted(short) if short else "null") for text, short in short_texts.items()}

    def _attributes(self, block: Block, faults: dict[int, Fault]) -> Column:
        """A JSON object a row, glued from pieces."""
        pieces = [column.convert(block.columns[f"attributes.{name}"], faults) for name, column in self.pieces.items()]
        return list(map("".join, zip(*pieces, repeat("}"), strict=False)))
