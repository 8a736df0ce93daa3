"""From the texts of a block to answers, and the rows that cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from kinerja.doors.interchange.event_logs.blocks import Block
from kinerja.doors.interchange.event_logs.faults import OFF_SCALE, TWICE, UNKNOWN_UNIT, Fault
from kinerja.doors.interchange.event_logs.texts import Converted, Remembered, bad_instant, check_name, trimmed, without
from kinerja.facts.survey.incoming import Answer
from kinerja.facts.survey.terms import ELEMENTS
from kinerja.pure.lib.dates import parse_date, parse_instant
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import sentence

from .mapping import SurveyMapping, folded

WHOLE = re.compile(r"(\d{1,3})([.,]0+)?")
"""A whole number, also as a spreadsheet writes it: 4, 4.0, 4,00."""


class Converter:
    """Reads blocks by one mapping. `units`: code in small letters -> key."""

    def __init__(self, mapping: SurveyMapping, units: Mapping[str, UUID]) -> None:
        self.mapping, self.units = mapping, units
        self.roles = {role: Remembered(partial(self._learn, role)) for role in mapping.columns}
        self.elements = {code: Remembered(partial(self._learn_element, code)) for code in mapping.elements}
        self.first: dict[tuple[str, str, str], tuple[int, Answer]] = {}
        self.duplicates = 0
        self.blanks = 0

    def convert(self, block: Block) -> Converted:
        """One column of answers; rows said twice in the very same words are counted and left out."""
        faults = dict(block.faults)
        found = {role: column.convert(block.columns[role], faults) for role, column in self.roles.items()}
        given = {code: column.convert(block.columns[code], faults) for code, column in self.elements.items()}
        rows = [self._answer(block.first_row + index, index, found, given) for index in range(len(block))]
        if "respondent" in self.roles:
            self._blame_twins(rows, faults)
        answers: Sequence[Answer] = without(faults, {"answers": rows}, len(block))["answers"]
        answers = [answer for answer in answers if self._is_first(answer)]
        self.blanks += sum(answer.answers.count(None) for answer in answers)
        return Converted({"answers": answers}, faults)

    def _answer(self, row: int, index: int, found: Mapping[str, list[Any]], given: Mapping[str, list[Any]]) -> Answer:
        def of(role: str) -> Any:
            return found[role][index] if role in found else None

        return Answer(
            row=row,
            respondent=of("respondent") or "",
            day=of("date"),
            service=of("service") or self.mapping.service,
            officer=of("officer") or "",
            unit=of("unit"),
            answers=tuple(given[code][index] if code in given else None for code in ELEMENTS),
        )

    def _blame_twins(self, rows: Sequence[Answer], faults: dict[int, Fault]) -> None:
        """One respondent with two different opinions of one service on one day: which one counts is not ours to say."""
        for index, answer in enumerate(rows):
            if index in faults or not answer.respondent:
                continue
            row, before = self.first.setdefault(answer.who, (answer.row, answer))
            if before[1:] != answer[1:]:
                template = gettext_noop(
                    "responden “{respondent}” sudah ada di baris data {row} untuk hari dan layanan yang sama dengan "
                    "jawaban lain. Hapus salah satunya; bila kolom itu bukan penanda orang, hapus respondent dari "
                    "[columns]."
                )
                faults[index] = Fault(TWICE, sentence(template, respondent=answer.respondent, row=row))

    def _is_first(self, answer: Answer) -> bool:
        if not answer.respondent or self.first[answer.who][0] == answer.row:
            return True
        self.duplicates += 1
        return False

    def _learn(self, role: str, texts: list[str], stored: dict[str, Any], wrong: dict[str, Fault]) -> None:
        short = trimmed(texts, self.mapping.empty.get(role, frozenset()))
        column = self.mapping.columns[role]
        if role == "date":
            self._learn_days(column, short, stored, wrong)
            return
        check_name(column, short, wrong, is_number=role == "respondent")
        if role == "unit":
            self._learn_units(column, short, stored, wrong)
        else:
            stored |= short

    def _learn_days(
        self, column: str, short: Mapping[str, str], stored: dict[str, Any], wrong: dict[str, Fault]
    ) -> None:
        for text, written in short.items():
            try:
                stored[text] = self._day(written) if written else None
            except Invalid as invalid:
                stored[text], wrong[text] = None, bad_instant(column, invalid)

    def _day(self, text: str) -> date:
        """The local day; a date alone may also stand as 27-03-2026."""
        if not self.mapping.datetime_format and len(text) <= len("27-03-2026"):
            return parse_date(text)
        return parse_instant(text, self.mapping.zone, self.mapping.datetime_format).astimezone(self.mapping.zone).date()

    def _learn_units(
        self, column: str, short: Mapping[str, str], stored: dict[str, Any], wrong: dict[str, Fault]
    ) -> None:
        for text, code in short.items():
            stored[text] = self.units.get(code.casefold())
            if code and stored[text] is None:
                template = gettext_noop(
                    "kolom “{column}”: unit “{code}” tidak ada. Tulis kode unit seperti di daftar unit."
                )
                wrong[text] = Fault(UNKNOWN_UNIT, sentence(template, column=column, code=code))

    def _learn_element(self, code: str, texts: list[str], stored: dict[str, Any], wrong: dict[str, Fault]) -> None:
        for text in texts:
            stored[text] = answer = self._read(text)
            if answer is not None and not self.mapping.scale.holds(answer):
                wrong[text] = self._off_scale(code, text)

    def _read(self, text: str) -> int | None:
        """The answer a text means: None for none, -1 for what is none of ours."""
        short = folded(text)
        if not short or short in self.mapping.blanks:
            return None
        if short in self.mapping.labels:
            return self.mapping.labels[short]
        number = WHOLE.fullmatch(short)
        return int(number.group(1)) if number else -1

    def _off_scale(self, code: str, text: str) -> Fault:
        template = gettext_noop(
            "kolom “{column}” ({code}): “{answer}” bukan jawaban pada skala {scale}. Perbaiki jawaban itu, sebutkan "
            "artinya di [labels], atau daftarkan di [missing] values bila berarti tidak tahu."
        )
        said = sentence(
            template,
            column=self.mapping.elements[code],
            code=code,
            answer=text.strip()[:60],
            scale=self.mapping.scale.code,
        )
        return Fault(OFF_SCALE, said)
