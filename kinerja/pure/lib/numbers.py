"""Numbers as Indonesians write them: 1.234,5. Decimals in, decimals out."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from kinerja.pure.lib.refusals import Invalid, gettext_noop

WRITTEN = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")


def round_half_up(value: Decimal | int, places: int = 0) -> Decimal:
    """Round as people do by hand, 2.5 to 3 and -2.5 to -3, to `places` decimals (negative: tens, hundreds)."""
    return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def format_number(value: Decimal | int, places: int | None = None) -> str:
    """1234.5 as "1.234,5"; with `places` rounded half up to that many decimals, else as many as there are."""
    number = Decimal(value) if places is None else round_half_up(value, places)
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def parse_number(text: str) -> Decimal:
    """The number written in `text` the Indonesian way. Raises Invalid.

    "1.5" is refused instead of guessed: it may mean one and a half or a mistyped 1.500.
    """
    compact = re.sub(r"\s+", "", text)
    if not (compact.isascii() and WRITTEN.fullmatch(compact)):
        raise Invalid(
            gettext_noop(
                "Angka “{text}” tidak dikenali. Tulis seperti 1.234,5: koma untuk desimal, titik untuk ribuan."
            ),
            text=text,
        )
    return Decimal(compact.replace(".", "").replace(",", "."))
