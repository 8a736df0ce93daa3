"""Numbers and instants as the reader writes them: 1.234,5 in Indonesian, 1,234.5 in English."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
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
    """The 95 % interval in words, or nothing where there is none; it may be open on one side."""
    places = places_for(low, high)
    if low is not None and high is not None:
        return gettext("antara {low} dan {high}").format(low=number(low, places), high=number(high, places))
    if low is not None:
        return gettext("paling sedikit {low}").format(low=number(low, places))
    return gettext("paling banyak {high}").format(high=number(high, places)) if high is not None else ""


def day(value: date | None) -> str:
    """5 Januari 2026."""
    return date_format(value, "j F Y") if value else "–"


def instant(value: datetime | None) -> str:
    """5 Jan 2026 14.05 in the agency's zone."""
    if value is None:
        return "–"
    return date_format(timezone.localtime(value), "j M Y H:i" if get_language() == "en" else "j M Y H.i")
