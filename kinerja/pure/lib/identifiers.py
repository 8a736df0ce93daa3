"""NIP and NI PPPK: the 18 digits that name a civil servant. There is no check digit.

NIP: birth YYYYMMDD, start as CPNS YYYYMM, gender 1|2, sequence NNN. NI PPPK has the same shape with the year of
appointment and 21 in the place of the month, so a rule that insists on a month would turn every PPPK away.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence

PPPK_MARK = 21
MINIMUM_AGE = 18
FLOAT = re.compile(r"[+-]?\d*[.,]?\d+[eE][+-]?\d+|\d+[.,]0*")


class Gender(StrEnum):
    MALE = "male"
    FEMALE = "female"


GENDER_DIGITS = {"1": Gender.MALE, "2": Gender.FEMALE}


@dataclass(frozen=True)
class Nip:
    """A NIP or NI PPPK taken apart. `warnings` are worth asking about and refuse nothing."""

    digits: str
    birth: date
    start_year: int
    start_month: int | None
    """Month of the start as CPNS; None for PPPK."""
    gender: Gender
    sequence: int
    warnings: tuple[Sentence, ...] = ()

    @property
    def is_pppk(self) -> bool:
        return self.start_month is None

    def __str__(self) -> str:
        """As printed on decrees: 19740324 200604 1 015."""
        digits = self.digits
        return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def parse_nip(value: object) -> Nip:
    """Read a NIP or NI PPPK; spaces are tolerated. Raises Invalid with one sentence per kind of error."""
    digits = digits_of(value, name="NIP", length=18)
    birth = _birth(digits[:4], digits[4:6], digits[6:8], digits)
    start_year, month = int(digits[8:12]), int(digits[12:14])
    if month != PPPK_MARK and not 1 <= month <= 12:
        raise Invalid(
            gettext_noop(
                "Bulan TMT pada NIP {nip} tertulis {month:02d}. "
                "Digit 13–14 harus 01–12, atau 21 untuk PPPK; periksa SK."
            ),
            nip=digits,
            month=month,
        )
    gender = GENDER_DIGITS.get(digits[14])
    if gender is None:
        raise Invalid(
            gettext_noop(
                "Kode jenis kelamin pada NIP {nip} tertulis {code}. Digit ke-15 harus 1 (laki-laki) atau 2 (perempuan)."
            ),
            nip=digits,
            code=digits[14],
        )
    start_month = None if month == PPPK_MARK else month
    warnings = _warnings(digits, birth, start_year, start_month)
    return Nip(digits, birth, start_year, start_month, gender, int(digits[15:]), warnings)


def make_nip(birth: date, start_year: int, start_month: int | None, gender: Gender, sequence: int) -> str:
    """The 18 digits for invented people; without a month an NI PPPK."""
    month = PPPK_MARK if start_month is None else start_month
    code = {known: digit for digit, known in GENDER_DIGITS.items()}[gender]
    return parse_nip(f"{birth:%Y%m%d}{start_year:04d}{month:02d}{code}{sequence:03d}").digits


def digits_of(value: object, *, name: str, length: int, shown: Callable[[str], str] = str) -> str:
    """The digits of an identifier typed by a person or read from a sheet. Raises Invalid, `shown` masks the sentence.

    A spreadsheet keeps 15 digits of a number: the rest of these identifiers is lost, and guessing names somebody else.
    """
    text = "" if value is None else str(value).strip()
    if isinstance(value, (int, float, Decimal)) or FLOAT.fullmatch(text):
        raise Invalid(
            gettext_noop(
                "{name} “{text}” terbaca sebagai angka sehingga digit belakangnya hilang. "
                "Jadikan kolom {name} berformat Teks, lalu isi lagi dari data aslinya."
            ),
            name=name,
            text=shown(text),
        )
    compact = re.sub(r"\s+", "", text)
    if not compact:
        raise Invalid(gettext_noop("{name} kosong. Isi {length} digit."), name=name, length=length)
    if not (compact.isascii() and compact.isdigit()):
        raise Invalid(
            gettext_noop("{name} “{text}” memuat tanda selain angka. Tulis {length} digit saja."),
            name=name,
            text=shown(text),
            length=length,
        )
    if len(compact) != length:
        raise Invalid(
            gettext_noop("{name} “{text}” terdiri atas {found} digit, seharusnya {length}."),
            name=name,
            text=shown(text),
            found=len(compact),
            length=length,
        )
    return compact


def _birth(year: str, month: str, day: str, nip: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Invalid(
            gettext_noop(
                "Tanggal lahir pada NIP {nip} tertulis {year}-{month}-{day} dan tidak ada dalam kalender. "
                "Delapan digit pertama adalah tahun, bulan, dan tanggal lahir."
            ),
            nip=nip,
            year=year,
            month=month,
            day=day,
        )


def _warnings(digits: str, birth: date, start_year: int, start_month: int | None) -> tuple[Sentence, ...]:
    warnings = []
    # For PPPK only the year of the start is known: it gets the benefit of the doubt.
    if (start_year, start_month or 12) < (birth.year + MINIMUM_AGE, birth.month):
        warnings.append(
            sentence(
                gettext_noop("TMT tahun {year} jatuh sebelum usia {age} tahun (lahir {birth}). Periksa kembali SK."),
                year=start_year,
                age=MINIMUM_AGE,
                birth=birth,
            )
        )
    # Exactly what is left of a NIP whose cell once was a number: 15 digits and three zeros.
    if digits.endswith("000"):
        warnings.append(
            sentence(gettext_noop("Nomor urut NIP {nip} 000; mungkin tiga digit terakhirnya hilang."), nip=digits)
        )
    return tuple(warnings)
