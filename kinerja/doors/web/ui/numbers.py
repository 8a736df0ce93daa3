"""Numbers and instants as the reader writes them: 1.234,5 in Indonesian, 1,234.5 in English."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import get_language, gettext

from kinerja.pure.lib.numbers import format_number

_ENGLISH = str.maketrans(",.", ".,")


def number(value: Decimal | float | int, places: int | None = None) -> str:
    """The number with at most `places` decimals; whole numbers stay whole, a minus is a real minus."""
    exact = value if isinstance(value, Decimal | int) else Decimal(str(value))
    text = format_number(exact, places)
    if "," in text:
        text = text.rstrip("0").rstrip(",")
    if get_language() == "en":
        text = text.translate(_ENGLISH)
    return text.replace("-", "−")


def places_for(*values: Decimal | float | None) -> int:
    """Decimals worth showing: two below 10, one below 100, none above."""
    largest = max((abs(float(v)) for v in values if v is not None), default=0.0)
    return 2 if largest < 10 else 1 if largest < 100 else 0


def interval(low: Decimal | float | None, high: Decimal | float | None) -> str:
    """The 95 % interval in words, or nothing where there is none."""
    if low is None or high is None:
        return ""
    places = places_for(low, high)
    return gettext("antara {low} dan {high}").format(low=number(low, places), high=number(high, places))
