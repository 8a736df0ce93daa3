"""What a result may carry beyond its words: a weight, and the decree of an additional task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .terms import ResultKind


@dataclass(frozen=True)
class Extras:
    """The weight is a percentage of the main results; number and date are those of the decree."""

    weight: Decimal | None = None
    decree_number: str = ""
    decree_date: date | None = None


NOTHING = Extras()


def check_extras(extras: Extras, kind: str) -> None:
    """Pass in silence or raise Invalid."""
    _check_weight(extras.weight, kind)
    if bool(extras.decree_number.strip()) != (extras.decree_date is not None):
        raise Invalid(gettext_noop("Surat keputusan tugas tambahan memerlukan nomor dan tanggal."))
    if extras.decree_date and kind != ResultKind.ADDITIONAL:
        raise Invalid(gettext_noop("Surat keputusan hanya untuk kinerja tambahan. Pilih jenis tambahan."))


def _check_weight(weight: Decimal | None, kind: str) -> None:
    if weight is None:
        return
    if kind != ResultKind.MAIN:
        raise Invalid(gettext_noop("Kinerja tambahan tidak diberi bobot; kosongkan bobotnya."))
    if not 0 < weight <= 100 or weight != round(weight, 2):
        raise Invalid(
            gettext_noop("Bobot hasil kerja utama lebih dari 0 dan paling besar 100, paling banyak dua desimal.")
        )
