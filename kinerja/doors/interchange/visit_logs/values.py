"""From the texts of a block to staged visits, and the rows that cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from kinerja.doors.interchange.event_logs.blocks import Block
from kinerja.doors.interchange.event_logs.faults import BAD_OUTCOME, NO_DATE, NO_INSTANT, NO_OUTCOME, Fault
from kinerja.doors.interchange.event_logs.texts import (
    Column,
    Converted,
    Remembered,
    bad_instant,
    check_name,
    trimmed,
    without,
)
from kinerja.facts.queueing.terms import Outcome
from kinerja.platform.database.staging import instant_texts
from kinerja.pure.lib.clock_times import clock_of, laid_on_days
from kinerja.pure.lib.date_columns import parse_instants
from kinerja.pure.lib.dates import parse_date, parse_instant
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.pure.lib.uuid7 import uuid7_hex
from kinerja.pure.lib.zones import Instants, instant_of, local_to_utc, utc_to_local

from .mapping import CLOCKS, LABELS, VisitMapping

ROOM = 100_000
"""A day has 86,400 seconds, and all of them may come in every column of clocks."""
NONE = int(np.iinfo(np.int64).min)
"""How numpy keeps NaT."""
_UTC = ZoneInfo("UTC")
_STAGED_AS = {"service": "kind"}

Learned = dict[str, Any]
Wrong = dict[str, Fault]


class VisitConverter:
    """Reads blocks by one mapping."""

    def __init__(self, mapping: VisitMapping) -> None:
        self.mapping = mapping
        learn: dict[str, Callable[..., None]] = dict.fromkeys(LABELS, self._learn_label)
        learn |= dict.fromkeys(CLOCKS, self._learn_clock if mapping.has_date else self._learn_instants)
        learn |= {"date": self._learn_date, "outcome": self._learn_outcome}
        self.columns = {role: Remembered(partial(learn[role], role), ROOM) for role in mapping.columns}

    def convert(self, block: Block) -> Converted:
        faults = dict(block.faults)
        found = {role: column.convert(block.columns[role], faults) for role, column in self.columns.items()}
        columns: dict[str, Column] = {
            "id": uuid7_hex(len(block)),
            "row_no": range(block.first_row, block.first_row + len(block)),
        }
        for role in LABELS:
            empty = None if role == "officer" else ""
            columns[_STAGED_AS.get(role, role)] = found.get(role) or [empty] * len(block)
        instants, days = self._times(found, len(block))
        self._blame_timeless(days, faults)
        columns["day"] = np.datetime_as_string(days.astype("datetime64[D]")).tolist() if len(block) else []
        columns |= {role: instant_texts(instants[role]) for role in CLOCKS}
        columns["outcome"] = found.get("outcome") or _guessed(instants)
        return Converted(without(faults, columns, len(block)), faults)

    def _times(self, found: Mapping[str, list[int]], n: int) -> tuple[dict[str, Instants], Instants]:
        """UTC instants of each clock, and the local day; NaT for none."""
        numbers = {role: np.array(found.get(role) or [NONE] * n, dtype=np.int64) for role in CLOCKS}
        if not self.mapping.has_date:
            instants = {role: column.view("datetime64[us]") for role, column in numbers.items()}
            return instants, utc_to_local(_first_known(instants), self.mapping.zone)
        days = np.array(found["date"], dtype=np.int64).view("datetime64[us]")
        laid = laid_on_days(days, [column.view("timedelta64[us]") for column in numbers.values()])
        utc = {role: local_to_utc(local, self.mapping.zone) for role, local in zip(CLOCKS, laid, strict=True)}
        return utc, days

    def _blame_timeless(self, days: Instants, faults: dict[int, Fault]) -> None:
        """A row without a day belongs nowhere; where a text was unreadable that is already said."""
        missing = np.flatnonzero(np.isnat(days)).tolist()
        if missing and self.mapping.has_date:
            template = gettext_noop("kolom “{column}” kosong, padahal wajib diisi.")
            fault = Fault(NO_DATE, sentence(template, column=self.mapping.columns["date"]))
        else:
            fault = Fault(NO_INSTANT, sentence(gettext_noop("tidak satu pun waktunya terisi.")))
        for index in missing:
            faults.setdefault(index, fault)

    def _short(self, role: str, texts: list[str]) -> dict[str, str]:
        return trimmed(texts, self.mapping.missing.get(role, frozenset()))

    def _learn_label(self, role: str, texts: list[str], stored: Learned, wrong: Wrong) -> None:
        short_texts = self._short(role, texts)
        stored |= {text: short or (None if role == "officer" else "") for text, short in short_texts.items()}
        check_name(self.mapping.columns[role], short_texts, wrong, is_number=role == "officer")

    def _learn_outcome(self, role: str, texts: list[str], stored: Learned, wrong: Wrong) -> None:
        for text, short in self._short(role, texts).items():
            meaning = self.mapping.outcomes.get(short)
            stored[text] = (meaning or Outcome.VOID).value
            if meaning is None:
                wrong[text] = self._strange_outcome(short)

    def _strange_outcome(self, text: str) -> Fault:
        column, known = self.mapping.columns["outcome"], ", ".join(f"“{name}”" for name in self.mapping.outcomes)
        if not text:
            template = gettext_noop("kolom “{column}” kosong, padahal wajib diisi.")
            return Fault(NO_OUTCOME, sentence(template, column=column))
        template = gettext_noop(
            "hasil “{text}” di kolom “{column}” tidak ada di [outcomes]. Yang ada: {known}. "
            "Tambahkan pada pemetaan: served, left, no_show, atau void."
        )
        return Fault(BAD_OUTCOME, sentence(template, text=text, column=column, known=known))

    def _learn_date(self, role: str, texts: list[str], stored: Learned, wrong: Wrong) -> None:
        self._learn_singly(role, texts, stored, wrong, self._day_of)

    def _learn_clock(self, role: str, texts: list[str], stored: Learned, wrong: Wrong) -> None:
        self._learn_singly(role, texts, stored, wrong, lambda text: clock_of(text, self.mapping.time_format))

    def _day_of(self, text: str) -> int:
        """Local midnight in microseconds; a cell of a spreadsheet brings a clock of zeros along."""
        text = text.removesuffix("T00:00:00").removesuffix(" 00:00:00")
        if self.mapping.date_format:
            # Only the day is taken: midnight need not exist in every zone.
            written = parse_instant(text, _UTC, self.mapping.date_format)
            return int(instant_of(written).astype("datetime64[D]").astype("datetime64[us]").astype(np.int64))
        return int(np.datetime64(parse_date(text), "us").astype(np.int64))

    def _learn_singly(
        self, role: str, texts: list[str], stored: Learned, wrong: Wrong, read: Callable[[str], int]
    ) -> None:
        """Dates and clocks repeat so often that each is read by itself, once."""
        for text, short in self._short(role, texts).items():
            stored[text] = NONE
            if short:
                try:
                    stored[text] = read(short)
                except Invalid as invalid:
                    wrong[text] = bad_instant(self.mapping.columns[role], invalid)

    def _learn_instants(self, role: str, texts: list[str], stored: Learned, wrong: Wrong) -> None:
        short_texts = self._short(role, texts)
        read = parse_instants(list(short_texts.values()), self.mapping.zone, self.mapping.datetime_format)
        stored |= zip(texts, read.values.astype(np.int64).tolist(), strict=True)
        column = self.mapping.columns[role]
        wrong |= {texts[index]: bad_instant(column, refusal) for index, refusal in read.rejected.items()}


def _first_known(instants: Mapping[str, Instants]) -> Instants:
    first = instants[CLOCKS[0]]
    for role in CLOCKS[1:]:
        first = np.where(np.isnat(first), instants[role], first)
    return first


def _guessed(instants: Mapping[str, Instants]) -> list[str]:
    """Without a column of outcomes: whoever was called or served counts as served, the others left."""
    reached = ~np.isnat(instants["called"]) | ~np.isnat(instants["started"])
    return np.where(reached, Outcome.SERVED.value, Outcome.LEFT.value).tolist()
