"""Targets and realisations as people type them, fit for the columns that hold them."""

from __future__ import annotations

from decimal import Decimal

from kinerja.pure.lib.numbers import parse_number
from kinerja.pure.lib.refusals import Invalid, gettext_noop

PLACES = 4
LIMIT = Decimal(10) ** 10


def quantity(written: str | int | Decimal) -> Decimal:
    """A number with at most four decimals, from a number or from Indonesian writing such as 1.234,5. Raises Invalid."""
    value = parse_number(written) if isinstance(written, str) else Decimal(written)
    if not value.is_finite() or abs(value) >= LIMIT:
        raise Invalid(gettext_noop("Angka {value} terlalu besar. Periksa angka dan satuannya."), value=written)
    if value != round(value, PLACES):
        raise Invalid(
            gettext_noop("Angka {value} mempunyai lebih dari empat desimal. Bulatkan lebih dahulu."), value=written
        )
    return value


def optional_quantity(written: str | int | Decimal | None) -> Decimal | None:
    """As `quantity`; None where nothing was written."""
    return None if written is None or written == "" else quantity(written)
