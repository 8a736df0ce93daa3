"""What a count must satisfy before it is kept."""

from __future__ import annotations

from datetime import date, datetime

from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.zones import zone_of

from .catalogue import indicator
from .terms import Shift


def check_count(code: str, day: date, shift: str, numerator: int, denominator: int, today: date) -> None:
    """Raises Invalid with what to do."""
    if shift not in Shift.values:
        raise Invalid(
            gettext_noop("Sif “{shift}” tidak dikenal. Tulis pagi, siang, atau malam."),
            shift=shift,
        )
    if day > today:
        raise Invalid(gettext_noop("Tanggal {day} belum tiba. Catat sif yang sudah berjalan."), day=day)
    found = indicator(code, day)
    if min(numerator, denominator) < 0:
        raise Invalid(gettext_noop("Hitungan tidak dapat kurang dari nol."))
    if numerator > denominator:
        raise Invalid(
            gettext_noop(
                "{name}: {numerator} lebih besar daripada {denominator}. Pembilang ialah bagian dari penyebut; "
                "periksa apakah keduanya tertukar."
            ),
            name=found.name,
            numerator=numerator,
            denominator=denominator,
        )


def today_at(unit: Unit, now: datetime) -> date:
    """The local day of the ward."""
    return now.astimezone(zone_of(unit.zone)).date()
