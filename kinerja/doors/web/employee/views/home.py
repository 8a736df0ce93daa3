"""My front page: what I owe and until when, how it stands, why."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.duties import duties
from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.duties import duty_lines
from kinerja.doors.web.shown.evaluations import EvaluationLine
from kinerja.doors.web.shown.figures import figure_rows
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement import queries as measurement


@reads
def show(request: PageRequest) -> HttpResponse:
    me = myself(request.actor)
    mine = Evaluation.objects.filter(employee=me).select_related("period", "run", "rater").order_by("-period__starts")
    newest = mine.first()
    figures = list(measurement.figures_of(me, newest.run)) if newest and newest.run else []
    context = {
        "duties": duty_lines(duties(request.actor, request.now), request.actor.on),
        "evaluation": EvaluationLine.of(newest) if newest else None,
        "rows": figure_rows([f.indicator for f in figures], {f.indicator_id: f for f in figures}),
    }
    return render(request, "employee/home.html", context)
