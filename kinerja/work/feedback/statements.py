"""The nine statements of form B.1.8 in our own words, and what may be told of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .terms import STATEMENTS

SENTENCES = (
    gettext_noop("Saya merasa diperhatikan dan dimengerti."),
    gettext_noop("Langkah yang sudah saya ambil dihargai."),
    gettext_noop("Saya dapat berbicara dengan bebas."),
    gettext_noop("Pandangan yang disampaikan kepada saya berdasarkan data yang tepat."),
    gettext_noop("Pandangan yang disampaikan kepada saya bernada membangun."),
    gettext_noop("Saya lebih banyak ditanya daripada digurui."),
    gettext_noop("Saya dibantu menemukan jalan keluar dan tindak lanjutnya."),
    gettext_noop("Saya tahu apa yang harus saya lakukan berikutnya."),
    gettext_noop("Saya mengerti tujuan bimbingan ini."),
)
# The form names no scale that we could read; four degrees are a local setting.
DEGREES = (1, 2, 3, 4)
FEWEST = 3
"""Fewer people than this are never summed up, and more only in full groups of so many (decision 0008)."""


@dataclass(frozen=True)
class Summary:
    """How many answered, and for each statement how many chose 3 or 4."""

    people: int
    agreeing: tuple[int, ...]


def check_degrees(degrees: Sequence[int]) -> None:
    if len(degrees) != STATEMENTS or any(degree not in DEGREES for degree in degrees):
        raise Invalid(gettext_noop("Jawab kesembilan pernyataan, masing-masing satu pilihan."))


def summary(answers: Sequence[tuple[object, Sequence[int]]]) -> Summary | None:
    """Of (participant, degrees) in the order they came: each person's first, in full groups of three.

    A sum that grows by one gives away the one; so what came after the last full group waits for its companions.
    """
    first: dict[object, Sequence[int]] = {}
    for who, degrees in answers:
        first.setdefault(who, degrees)
    told = list(first.values())[: len(first) // FEWEST * FEWEST]
    if not told:
        return None
    return Summary(len(told), tuple(sum(degrees[n] >= 3 for degrees in told) for n in range(STATEMENTS)))
