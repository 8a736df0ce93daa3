"""Which hall an address means, what can be taken there, and whose appointment a code is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.facts.queueing.hours import Hours, hours_of, today_at
from kinerja.facts.queueing.models import Booking, LineDay, ServiceLine
from kinerja.facts.queueing.slots import bookings_of_day
from kinerja.facts.queueing.words import booking_meant_by, code_of_booking
from kinerja.people.organisation.models import Unit


@dataclass(frozen=True)
class Choice:
    """A queue as a citizen sees it before taking a number."""

    line: ServiceLine
    hours: Hours
    left: int

    @property
    def can_be_taken(self) -> bool:
        return self.hours.is_open and self.left > 0


def hall(code: str) -> Unit:
    return get_object_or_404(Unit.objects.all(), code=code, closed_on=None)


def lines_of(unit: Unit, now: datetime, *, by_phone: bool = False) -> list[ServiceLine]:
    """Its queues in the order of their letters. One statement. A unit without queues is no hall."""
    known = ServiceLine.objects.open_on(today_at(unit, now)).filter(unit=unit)
    if by_phone:
        known = known.filter(takes_phone=True)
    lines = list(known.select_related("service", "unit").order_by("letter"))
    if not lines:
        raise Http404
    return lines


def choices(unit: Unit, now: datetime, *, by_phone: bool = False) -> list[Choice]:
    """The same with their hours and how many are left. Six statements."""
    lines = lines_of(unit, now, by_phone=by_phone)
    issued = dict(LineDay.objects.filter(line__in=lines, day=today_at(unit, now)).values_list("line", "issued"))
    opening = hours_of(unit, lines, now)
    return [
        Choice(line, hours, max(hours.quota - issued.get(line.pk, 0), 0))
        for line, hours in zip(lines, opening, strict=True)
    ]


def booking_told(unit: Unit, text: str, now: datetime) -> Booking | None:
    """The appointment that six letters mean among those of today, or the address of its page as a scanner types it."""
    key = booking_meant_by(text.strip().rstrip("/").rpartition("/")[2])
    if key is not None:
        return Booking.objects.filter(pk=key, unit=unit).select_related("unit", "line__unit").first()
    typed = "".join(filter(str.isalnum, text)).upper()
    return next(
        (one for one in bookings_of_day(unit.pk, today_at(unit, now)) if code_of_booking(one.pk) == typed), None
    )
