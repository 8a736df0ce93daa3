"""What can be wrong with a file or a row, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop
from kinerja.pure.lib.sentences import Sentence

RAGGED = "columns"
NO_CASE = "no_case"
NO_ACTIVITY = "no_activity"
NO_INSTANT = "no_instant"
BAD_INSTANT = "bad_instant"
TOO_LONG = "too_long"
LOST_DIGITS = "lost_digits"
UNPRINTABLE = "unprintable"
OFF_SCALE = "off_scale"
TWICE = "twice"
UNKNOWN_UNIT = "unknown_unit"
NO_DATE = "no_date"
NO_OUTCOME = "no_outcome"
BAD_OUTCOME = "bad_outcome"
UNKNOWN_PERSON = "unknown_person"
BAD_RESULT = "bad_result"
STATED_OTHERWISE = "stated_otherwise"

REASONS = {
    RAGGED: gettext_noop("banyaknya kolom tidak cocok"),
    NO_CASE: gettext_noop("nomor kasus kosong"),
    NO_ACTIVITY: gettext_noop("nama langkah kosong"),
    NO_INSTANT: gettext_noop("waktu wajib kosong"),
    BAD_INSTANT: gettext_noop("waktu tidak terbaca"),
    TOO_LONG: gettext_noop("teks terlalu panjang"),
    LOST_DIGITS: gettext_noop("nomor kehilangan digit"),
    UNPRINTABLE: gettext_noop("memuat tanda yang tidak dapat disimpan"),
    OFF_SCALE: gettext_noop("jawaban di luar skala"),
    TWICE: gettext_noop("responden sama dengan jawaban lain"),
    UNKNOWN_UNIT: gettext_noop("unit tidak ada"),
    NO_DATE: gettext_noop("tanggal kosong"),
    NO_OUTCOME: gettext_noop("hasil kunjungan kosong"),
    BAD_OUTCOME: gettext_noop("hasil kunjungan tidak dikenal"),
    UNKNOWN_PERSON: gettext_noop("pegawai tidak dikenal"),
    BAD_RESULT: gettext_noop("hasil penilaian tidak terbaca"),
    STATED_OTHERWISE: gettext_noop("sudah tersimpan dengan isi lain"),
}


@dataclass(frozen=True)
class Fault:
    """Why one row cannot be taken."""

    reason: str
    sentence: Sentence | Refused


@dataclass(frozen=True)
class Rejection:
    """A row that cannot be taken: `row` counts rows of data, `line` is where it stands in the file."""

    row: int
    line: int
    fault: Fault

    @property
    def text(self) -> str:
        return said(self.fault.sentence)

    def named(self) -> str:
        """With its place, for people."""
        return gettext("Baris data {row} (baris {line} dalam berkas): {problem}").format(
            row=self.row, line=self.line, problem=self.text
        )

    def document(self) -> dict[str, Any]:
        return {"row": self.row, "line": self.line, "reason": self.fault.reason, "sentence": self.text}


def said(sentence: Sentence | Refused) -> str:
    """A sentence, and those inside it, in the language of whoever asked."""
    params = {
        name: said(value) if isinstance(value, Sentence | Refused) else value for name, value in sentence.params.items()
    }
    return gettext(sentence.template).format(**params)


def unreadable(file: str, row: int, problem: str) -> Invalid:
    """The file as a whole cannot be read on; `problem` is a sentence marked for translation."""
    return Invalid(
        gettext_noop("{file} tidak dapat dibaca sesudah baris data {row}: {problem} Tidak ada yang disimpan."),
        file=file,
        row=row,
        problem=gettext(problem),
    )
