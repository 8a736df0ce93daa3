"""Instants and dates as people and systems write them, read into aware UTC datetimes.

ISO 8601, or any strptime format. A text without zone is read in the given zone; a date alone is its local midnight.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.zones import FIRST_YEAR, LAST_YEAR


def parse_instant(text: str, zone: ZoneInfo, datetime_format: str = "") -> datetime:
    """The instant (UTC) written in `text`. Raises Invalid."""
    text = text.strip()
    try:
        moment = _read(text, datetime_format)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=zone)
        instant = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _unreadable(text, datetime_format)
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise _implausible(text)
    return instant


def parse_date(text: str) -> date:
    """The date written as 2025-03-27, 27-03-2025 or 27/03/2025. Raises Invalid."""
    text = text.strip()
    for datetime_format in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            day = _read(text, datetime_format).date()
        except ValueError:
            continue
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise _implausible(text)
        return day
    raise Invalid(gettext_noop("Tanggal “{text}” tidak dikenali. Tulis seperti 2025-03-27 atau 27-03-2025."), text=text)


def _read(text: str, datetime_format: str) -> datetime:
    if datetime_format:
        return datetime.strptime(text, datetime_format)  # noqa: DTZ007 - the caller adds the zone where none is written
    return datetime.fromisoformat(text)


def _unreadable(text: str, datetime_format: str) -> Invalid:
    if datetime_format:
        return Invalid(
            gettext_noop("Waktu “{text}” tidak sesuai format {format}. Perbaiki waktu itu atau formatnya."),
            text=text,
            format=datetime_format,
        )
    return Invalid(
        gettext_noop(
            "Waktu “{text}” tidak dikenali. Tulis seperti 2025-03-27 14:05 atau 2025-03-27T14:05:00+07:00, "
            "atau sebutkan format waktunya."
        ),
        text=text,
    )


def _implausible(text: str) -> Invalid:
    return Invalid(
        gettext_noop(
            "Waktu “{text}” tidak masuk akal (di luar tahun {first}–{last}). "
            "Kosongkan bila maksudnya belum ada, atau daftarkan sebagai nilai kosong."
        ),
        text=text,
        first=FIRST_YEAR,
        last=LAST_YEAR,
    )
