"""Which wards, which shift."""

from __future__ import annotations

from datetime import date, datetime

from kinerja.doors.web.ui.requests import PageRequest
from kinerja.facts.care.querysets import wards_of
from kinerja.facts.care.terms import Shift
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.refusals import Forbidden, gettext_noop
from kinerja.pure.lib.zones import zone_of

MORNING, AFTERNOON, NIGHT = 7, 14, 21


def wards(request: PageRequest) -> list[Unit]:
    """The wards of this person, in order of the tree. One statement. Raises Forbidden where there is none."""
    found = list(wards_of(request.actor).order_by("path"))
    if not found:
        raise Forbidden(gettext_noop("Halaman ini untuk petugas ruang rumah sakit dan puskesmas."))
    return found


def chosen_ward(request: PageRequest, known: list[Unit]) -> Unit:
    """That of the address or form; else the last one, the ward itself rather than the hospital above it."""
    asked = request.POST.get("ward") or request.GET.get("ruang", "")
    return next((unit for unit in known if str(unit.pk) == asked), known[-1])


def shift_of(unit: Unit, now: datetime) -> tuple[date, Shift]:
    """The shift that runs at the ward, and the day on which it began."""
    here = now.astimezone(zone_of(unit.zone))
    if here.hour < MORNING:
        return date.fromordinal(here.date().toordinal() - 1), Shift.NIGHT
    if here.hour < AFTERNOON:
        return here.date(), Shift.MORNING
    return here.date(), Shift.AFTERNOON if here.hour < NIGHT else Shift.NIGHT
