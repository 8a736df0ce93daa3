"""Questions every form of this room asks."""

from __future__ import annotations

from datetime import date

from kinerja.pure.lib.refusals import Invalid, gettext_noop


def required(text: str, refusal: str) -> str:
    """The text without blanks around it; refused with this sentence where nothing is left."""
    said = text.strip()
    if not said:
        raise Invalid(refusal)
    return said


def not_ahead(day: date, today: date) -> date:
    if day > today:
        raise Invalid(gettext_noop("Tanggal {day} belum tiba; tulislah yang sudah terjadi."), day=day)
    return day


def not_past(day: date, today: date) -> date:
    if day < today:
        raise Invalid(gettext_noop("Tanggal {day} sudah lewat; pilih hari ini atau sesudahnya."), day=day)
    return day
