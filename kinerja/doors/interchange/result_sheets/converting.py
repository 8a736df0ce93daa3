"""From the texts of a block to stated results, and the rows that cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from kinerja.doors.interchange.event_logs.blocks import Block
from kinerja.doors.interchange.event_logs.faults import BAD_RESULT, STATED_OTHERWISE, UNKNOWN_PERSON, Fault
from kinerja.doors.interchange.event_logs.texts import ROUNDED, Converted
from kinerja.judgement.history.stated import A_DAY, StatedResult, current_of, differing, said_otherwise
from kinerja.people.organisation.models import Employee
from kinerja.pure.lib.dates import parse_date
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop

from .mapping import FLAGS, NO, RATINGS, VALUES, YES, ResultMapping, folded

NUMBER = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))?")
LONGEST = 200
NOBODY = gettext_noop("NIP pada baris ini tidak dikenal. Masukkan dahulu data pegawainya, atau perbaiki NIP-nya.")
NO_NIP = gettext_noop("kolom “{column}” bukan NIP 18 digit. Jadikan kolom itu berformat Teks, lalu isi lagi.")
TWICE = gettext_noop("pegawai dan masa yang sama sudah ada di baris data {row}. Sisakan satu.")
NO_NUMBER = gettext_noop("kolom “{column}”: “{text}” bukan nilai. Tulis seperti 89,55, paling banyak empat desimal.")
NO_WORD = gettext_noop("kolom “{column}”: “{text}” tidak dikenal. Sebutkan artinya di [{section}] pada pemetaan.")
EMPTY = gettext_noop("kolom “{column}” kosong. Isi seperti tertulis pada dokumennya; di sini tidak dihitungkan.")


class Converter:
    """Reads blocks by one mapping. With `correcting`, what says something else than is stored may pass."""

    def __init__(self, mapping: ResultMapping, *, correcting: bool) -> None:
        self.mapping, self.correcting = mapping, correcting
        self.rows: dict[tuple[UUID, date, date], int] = {}

    def convert(self, block: Block) -> Converted:
        """One column of results. Two statements."""
        faults, found = dict(block.faults), []
        cells = [self._cells(block, index) for index in range(len(block))]
        people = _people(cells)
        read = {
            i: one for i in range(len(block)) if i not in faults and (one := self._taken(cells[i], people, i, faults))
        }
        known = current_of({result.employee for result in read.values()})
        for index, result in read.items():
            before = known.get(result.key)
            if before is not None and not self.correcting and (different := differing(result, before)):
                faults[index] = Fault(STATED_OTHERWISE, said_otherwise(result, different))
                continue
            first = self.rows.setdefault(result.key, block.first_row + index)
            if first != block.first_row + index:
                faults[index] = Fault(BAD_RESULT, Invalid(TWICE, row=first))
                continue
            found.append(result)
        return Converted({"results": found}, faults)

    def _cells(self, block: Block, index: int) -> dict[str, str]:
        empty = self.mapping.missing
        texts = {role: str(column[index]).strip() for role, column in block.columns.items()}
        return {role: "" if text in empty.get(role, ()) else text for role, text in texts.items()}

    def _taken(
        self, cells: Mapping[str, str], people: Mapping[str, UUID], index: int, faults: dict[int, Fault]
    ) -> StatedResult | None:
        try:
            nip = _digits(cells["nip"])
            if len(nip) != 18 or ROUNDED.fullmatch(cells["nip"]):
                raise Invalid(NO_NIP, column=self.mapping.columns["nip"])
            if nip not in people:
                faults[index] = Fault(UNKNOWN_PERSON, Invalid(NOBODY))
                return None
            result = self._result(cells, people[nip])
            result.check()
            _ = result.regime  # before the first one known there is nothing to print it by
        except Refused as refusal:
            faults[index] = Fault(BAD_RESULT, refusal)
            return None
        return result

    def _result(self, cells: Mapping[str, str], employee: UUID) -> StatedResult:
        starts, ends = self._days(cells)
        content: dict[str, Any] = {name: self._number(cells, name) for name in VALUES if name in cells}
        content |= {name: self._flag(cells, name) for name in FLAGS if name in cells}
        content |= {
            name: self._word(cells, name, self.mapping.ratings, "ratings") for name in RATINGS if cells.get(name)
        }
        if not cells["predicate"]:
            raise Invalid(EMPTY, column=self.mapping.columns["predicate"])
        return StatedResult(
            employee=employee, starts=starts, ends=ends,
            predicate=self._word(cells, "predicate", self.mapping.predicates, "predicates"),
            rater_name=cells.get("rater", "")[:LONGEST], evidence=cells.get("evidence", "")[:LONGEST],
            stated={role: text for role, text in cells.items() if role != "nip" and text}, **content,
        )  # fmt: skip

    def _days(self, cells: Mapping[str, str]) -> tuple[date, date]:
        if "year" in cells:
            if not re.fullmatch(r"20\d\d", cells["year"]):
                template = gettext_noop("kolom “{column}”: “{text}” bukan tahun. Tulis seperti 2019.")
                raise Invalid(template, column=self.mapping.columns["year"], text=cells["year"][:40])
            year = int(cells["year"])
            return date(year, 1, 1), date(year + 1, 1, 1)
        return parse_date(cells["starts"]), parse_date(cells["ends"]) + A_DAY

    def _number(self, cells: Mapping[str, str], name: str) -> Decimal | None:
        text = cells[name]
        if not text:
            return None
        found = NUMBER.fullmatch(text)
        if found is None:
            raise Invalid(NO_NUMBER, column=self.mapping.columns[name], text=text[:40])
        return Decimal(f"{found[1]}.{found[2] or 0}")

    def _flag(self, cells: Mapping[str, str], name: str) -> bool | None:
        word = folded(cells[name])
        if word and word not in YES | NO:
            template = gettext_noop("kolom “{column}”: “{text}” tidak dikenal. Tulis ya, tidak, atau kosongkan.")
            raise Invalid(template, column=self.mapping.columns[name], text=cells[name][:40])
        return None if not word else word in YES

    def _word(self, cells: Mapping[str, str], name: str, words: Mapping[str, str], section: str) -> str:
        code = words.get(folded(cells[name]))
        if code is None:
            raise Invalid(NO_WORD, column=self.mapping.columns[name], text=cells[name][:40], section=section)
        return code


def _people(cells: list[dict[str, str]]) -> dict[str, UUID]:
    wanted = {_digits(row["nip"]) for row in cells}
    rows = Employee.objects.filter(nip__in=wanted).order_by().values_list("nip", "pk")
    return {nip: key for nip, key in rows if nip}


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
