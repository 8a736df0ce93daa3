"""My figures against targets, and the cases behind each of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.employee.periods import chosen
from kinerja.doors.web.shown.cases import case_page
from kinerja.doors.web.shown.figures import figure_rows, figures_chart
from kinerja.doors.web.shown.flags import questions
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.measurement import queries as measurement
from kinerja.judgement.measurement.models import Figure
from kinerja.work.planning.models import Indicator, Period
from kinerja.work.planning.terms import DECLARED


@reads
def show(request: PageRequest) -> HttpResponse:
    me = myself(request.actor)
    choice = chosen(request)
    run = measurement.latest_run(choice.period) if choice.period else None
    figures = {figure.indicator_id: figure for figure in measurement.figures_of(me, run)} if run else {}
    rows = figure_rows(_indicators(me, choice.period), figures, cases="employee:cases") if choice.period else []
    context = {
        "choice": choice,
        "run": run,
        "rows": rows,
        "chart": figures_chart(rows),
        "questions": questions(figures.values()),
        "declarable": _declarable(me, request.actor.on, [row.indicator for row in rows]),
    }
    return render(request, "employee/figures.html", context)


def _indicators(me: UUID, period: Period) -> list[Indicator]:
    """Those of my agreed plans in the period, in the order of the form."""
    return list(_agreed(me).filter(result__plan__starts__lt=period.ends, result__plan__ends__gt=period.starts))


def _declarable(me: UUID, today: date, shown: list[Indicator]) -> list[Indicator]:
    """Of the plan of today too: what one reports oneself comes before the first computation."""
    now = _agreed(me).filter(result__plan__starts__lte=today, result__plan__ends__gt=today, source=DECLARED)
    known = {one.pk: one for one in (*shown, *now) if one.source == DECLARED}
    return list(known.values())


def _agreed(me: UUID) -> QuerySet[Indicator]:
    mine = Indicator.objects.filter(result__plan__employee=me, result__plan__state="agreed")
    return mine.order_by("result__plan__starts", "result__order", "order")


@reads
def cases(request: PageRequest, figure: UUID) -> HttpResponse:
    mine = Figure.objects.select_related("indicator__result__plan__unit", "run__period", "lineage")
    found = get_object_or_404(mine, pk=figure, employee=myself(request.actor))
    context = case_page(request, found) | {"claims_url": reverse("employee:new_claim")}
    return render(request, "employee/cases.html", context)
