"""Numbers, days and names as they are printed: always Indonesian, whatever language the asker reads."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format

from kinerja.pure.lib.numbers import format_number
from kinerja.pure.lib.zones import zone_name, zone_of
from kinerja.work.planning.models import Indicator


def number_words(value: Decimal | int, places: int | None = None) -> str:
    text = format_number(value, places)
    return (text.rstrip("0").rstrip(",") if "," in text else text).replace("-", "−")


def places_for(value: Decimal) -> int:
    """Decimals worth printing: two below 10, one below 100, none above."""
    return 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0


def day_words(day: date) -> str:
    return date_format(day, "j F Y")


def span_words(starts: date, ends: date) -> str:
    """[starts, ends) with its last day."""
    return f"{day_words(starts)} sampai {day_words(ends - timedelta(days=1))}"


def instant_words(instant: datetime | None, zone: str) -> str:
    """5 Januari 2026 14.05 WIB; nothing while it has not come."""
    if instant is None:
        return ""
    here = zone_of(zone)
    return f"{date_format(instant.astimezone(here), 'j F Y H.i')} {zone_name(here)}"


def nip_words(nip: str | None) -> str:
    """19870312 201001 2 014: birth, appointment, sex, number."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if nip and len(nip) == 18 else nip or ""


def target_words(indicator: Indicator) -> str:
    ends: list[Any] = [e for e in (indicator.target_low, indicator.target_high) if e is not None]
    if not ends:
        return "–"
    return f"{'–'.join(number_words(end) for end in dict.fromkeys(ends))} {indicator.measure_unit}"
