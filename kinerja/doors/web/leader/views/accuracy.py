"""How accurate finished files were, by service and unit: nobody is named here."""

from __future__ import annotations

from math import ceil, floor

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.leader.scope import enter, oversight
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.facts.casework.accuracy import Accuracy, By, Looked, grouped, looked, total
from kinerja.facts.casework.models import Correction, SecondLook
from kinerja.pure.statistics.suppression import PUBLIC_K


@reads
def accuracy(request: PageRequest) -> HttpResponse:
    enter(request)
    rows = looked(SecondLook.objects.filter(oversight(request).within(request.actor.on, "draw__unit__")))
    units = oversight(request).within(request.actor.on, "file__request__unit__")
    context = {
        "whole": _line(total(rows, "")),
        "services": _lines(rows, By.SERVICE),
        "units": _lines(rows, By.UNIT),
        "corrections": Correction.objects.filter(units, ~Q(outcome="")).count(),
        "admitted": Correction.objects.filter(units, outcome="right").count(),
        "fewest": PUBLIC_K,
    }
    return render(request, "leader/accuracy.html", context)


def _lines(rows: list[Looked], by: By) -> list[tuple[Accuracy, int, int, int]]:
    return [_line(one) for one in grouped(rows, by)]


def _line(one: Accuracy) -> tuple[Accuracy, int, int, int]:
    """With its share and bounds as whole percents, the bounds outwards."""
    share, low, high = (100 * (value or 0.0) for value in (one.share, one.low, one.high))
    return one, round(share), floor(low), ceil(high)
