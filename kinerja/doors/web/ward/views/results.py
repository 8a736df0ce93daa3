"""Quality of the ward this month and last: raw counts added up, with interval and target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kinerja.doors.web.ui.badges import Badge, badge
from kinerja.doors.web.ui.numbers import number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.doors.web.ward.place import chosen_ward, wards
from kinerja.facts.care.catalogue import QualityIndicator, catalogue
from kinerja.facts.care.models import QualityCount
from kinerja.people.organisation.models import Unit
from kinerja.pure.law.findings import Citation
from kinerja.pure.statistics.proportions import wilson

MONTHS = 2


@dataclass(frozen=True)
class Line:
    indicator: QualityIndicator
    part: int
    whole: int
    value: str
    interval: str
    target: str
    state: Badge
    cites: tuple[Citation, ...]


@reads
def show(request: PageRequest) -> HttpResponse:
    """One statement for all months and indicators."""
    known = wards(request)
    unit = chosen_ward(request, known)
    months = _months(request.actor.on)
    context = {
        "unit": unit,
        "wards": known,
        "months": [(since, _lines(unit, since, until, request.actor.on)) for since, until in months],
    }
    return render(request, "ward/results.html", context)


def _months(today: date) -> list[tuple[date, date]]:
    """First days of the running month and the one before, with the first day after each."""
    firsts = [_first(today, back) for back in range(MONTHS)]
    return [(first, _first(first, -1)) for first in firsts]


def _first(day: date, back: int) -> date:
    month = day.year * 12 + day.month - 1 - back
    return date(month // 12, month % 12 + 1, 1)


def _lines(unit: Unit, since: date, until: date, on: date) -> list[Line]:
    beneath = Unit.objects.beneath(unit).order_by().values("pk")
    counts = QualityCount.objects.current().between(since, until).filter(unit__in=beneath).order_by()
    sums: Any = counts.values_list("indicator").annotate(k=Sum("numerator"), n=Sum("denominator"))
    found = {code: (k, n) for code, k, n in sums}
    return [_line(one, *found.get(one.code, (0, 0))) for one in catalogue(on).values()]


def _line(indicator: QualityIndicator, part: int, whole: int) -> Line:
    sign = "≥" if indicator.direction == "more" else "<"
    common = {
        "indicator": indicator, "part": part, "whole": whole, "target": f"{sign} {number(indicator.target)}%",
        "cites": indicator.cites,
    }  # fmt: skip
    if not whole:
        return Line(value="–", interval="", state=badge("calm", gettext("belum dihitung")), **common)  # type: ignore[arg-type]
    low, high = (100 * float(bound) for bound in wilson(part, whole))
    value = 100 * part / whole
    met = indicator.is_met(value)
    state = badge("met" if met else "missed", gettext("memenuhi") if met else gettext("belum memenuhi"))
    return Line(value=f"{number(value, 1)}%", interval=f"{number(low, 1)}–{number(high, 1)}%", state=state, **common)  # type: ignore[arg-type]
