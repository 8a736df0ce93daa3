"""Which hall an address means, and what can be taken there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.facts.queueing.hours import Hours, hours_of, today_at
from kinerja.facts.queueing.models import LineDay, ServiceLine
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


def choices(unit: Unit, now: datetime, *, by_phone: bool = False) -> list[Choice]:
    """Its queues in the order of their letters. Six statements. A unit without queues is no hall."""
    day = today_at(unit, now)
    lines = list(
        ServiceLine.objects.open_on(day).filter(unit=unit).select_related("service", "unit").order_by("letter")
    )
    if by_phone:
        lines = [line for line in lines if line.takes_phone]
    if not lines:
        raise Http404
    issued = dict(LineDay.objects.filter(line__in=lines, day=day).values_list("line", "issued"))
    opening = hours_of(unit, lines, now)
    return [
        Choice(line, hours, max(hours.quota - issued.get(line.pk, 0), 0))
        for line, hours in zip(lines, opening, strict=True)
    ]
