"""Appointments in a queue: which slots a day has, and where in line stands who came for one.

Walk-ins and appointments stand in one line. Who checks in for a slot, early or at most `GRACE` after it began, stands
there as if he had taken his number at the very start of his slot: before every walk-in who came after that instant,
behind those who came before it. Who is later has given his place up and stands where a walk-in of that moment stands.
Priority by law goes before both, since rank is compared before the time: an appointment overtakes nobody in that.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from kinerja.pure.lib.opening_hours import Span, microseconds_of
from kinerja.pure.lib.refusals import Invalid, gettext_noop

GRACE = timedelta(minutes=15)
EARLY = timedelta(minutes=60)
"""Nobody is put in line longer than this before his slot."""
A_MINUTE = 60_000_000
SHORTEST_PHONE, LONGEST_PHONE = 9, 14


def place_in_line(slot: datetime, came: datetime) -> datetime:
    """Since when he counts as waiting; see above."""
    return slot if came <= slot + GRACE else came


def check_came(slot: datetime, came: datetime) -> None:
    """Raises Invalid for who comes so early that the others would wait for him."""
    if came < slot - EARLY:
        raise Invalid(
            gettext_noop("Janji Anda: {slot}. Daftar hadir dibuka satu jam sebelumnya; silakan kembali nanti."),
            slot=slot,
        )


def slot_starts(first: time, last: time, minutes: int, open_spans: Sequence[Span]) -> list[int]:
    """Microseconds since midnight of the slots in [first, last) that lie wholly within the opening hours of a day."""
    since, until = microseconds_of((first, last))
    length = minutes * A_MINUTE
    spans = [microseconds_of(span) for span in open_spans]
    starts = range(since, until - length + 1, length)
    return [one for one in starts if any(opens <= one and one + length <= closes for opens, closes in spans)]


def phone_digits(text: str) -> str:
    """The number in its one spelling, 0812…, however it was typed. Raises Invalid."""
    digits = "".join(filter(str.isdecimal, text))
    if digits.startswith("62"):
        digits = "0" + digits[2:]
    if not digits.startswith("0") or not digits.isascii() or not SHORTEST_PHONE <= len(digits) <= LONGEST_PHONE:
        raise Invalid(gettext_noop("Tulis nomor telepon dengan angka, misalnya 0812 3456 7890."))
    return digits
