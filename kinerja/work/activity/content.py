"""What a row of a report may say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning.quantities import optional_quantity

from .models.reports import LONGEST_TEXT, MOST_MINUTES


def checked(text: str, quantity: str | Decimal | None, minutes: int | None) -> dict[str, Any]:
    """The columns, or a refusal that says what to do."""
    said = text.strip()
    if not said:
        raise Invalid(gettext_noop("Tuliskan pekerjaan yang dilakukan, misalnya “Menata arsip permohonan bulan ini”."))
    if len(said) > LONGEST_TEXT:
        raise Invalid(gettext_noop("Uraian terlalu panjang; ringkaslah sampai {n} huruf."), n=LONGEST_TEXT)
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise Invalid(gettext_noop("Menit kerja sehari ada di antara 1 dan 1.440."))
    return {"text": said, "quantity": _counted(quantity), "minutes": minutes}


def _counted(written: str | Decimal | None) -> Decimal | None:
    value = optional_quantity(written)
    if value is not None and value < 0:
        raise Invalid(gettext_noop("Jumlah tidak dapat kurang dari nol."))
    return value
