"""NIK: the 16 digits of the population register. Store encrypted, show masked, never in a URL or a log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja.pure.lib.identifiers import Gender, digits_of
from kinerja.pure.lib.refusals import Invalid, gettext_noop

LENGTH = 16
FEMALE_SHIFT = 40
SHOWN_AHEAD, SHOWN_BEHIND = 6, 4


@dataclass(frozen=True)
class Nik:
    """A NIK taken apart. The region is that of first registration, not of residence."""

    digits: str
    gender: Gender
    birth_day: int
    birth_month: int
    birth_year_of_century: int

    @property
    def province(self) -> str:
        return self.digits[:2]

    @property
    def regency(self) -> str:
        return f"{self.digits[:2]}.{self.digits[2:4]}"

    @property
    def district(self) -> str:
        return f"{self.regency}.{self.digits[4:6]}"

    def born_on(self, birth: date) -> bool:
        """Whether a known birth date agrees; the century is not written in a NIK."""
        return (birth.day, birth.month, birth.year % 100) == (
            self.birth_day,
            self.birth_month,
            self.birth_year_of_century,
        )

    def __str__(self) -> str:
        return mask_nik(self.digits)


def parse_nik(value: object) -> Nik:
    """Read a NIK; spaces are tolerated. Raises Invalid, whose sentences show it masked."""
    digits = digits_of(value, name="NIK", length=LENGTH, shown=mask_nik)
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    gender = Gender.FEMALE if day > FEMALE_SHIFT else Gender.MALE
    if gender is Gender.FEMALE:
        day -= FEMALE_SHIFT
    # 2000 stands for either century: of all years ending in the same two digits it is the one that may be a leap year.
    try:
        date(2000 + year, month, day)
    except ValueError:
        raise Invalid(
            gettext_noop(
                "Tanggal lahir pada NIK {nik} tidak ada dalam kalender. "
                "Digit 7–12 adalah tanggal, bulan, dan tahun lahir; untuk perempuan tanggalnya ditambah 40."
            ),
            nik=mask_nik(digits),
        )
    return Nik(digits, gender, day, month, year)


def mask_nik(text: str) -> str:
    """167102******0003; of anything that is not 16 characters long only the region's place stays."""
    if len(text) != LENGTH:
        return text[:SHOWN_AHEAD] + "*" * len(text[SHOWN_AHEAD:])
    return text[:SHOWN_AHEAD] + "*" * (LENGTH - SHOWN_AHEAD - SHOWN_BEHIND) + text[-SHOWN_BEHIND:]
