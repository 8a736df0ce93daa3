"""My evaluations, and why each of them is what it is."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.evaluations import EvaluationLine
from kinerja.doors.web.shown.explanations import why_page
from kinerja.doors.web.shown.feedback import Said
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.evaluation.models import Evaluation


@reads
def show(request: PageRequest) -> HttpResponse:
    mine = Evaluation.objects.filter(employee=myself(request.actor)).select_related("period__cycle", "rater")
    page = page_by_number(request, mine.order_by("-period__starts", "-id"))
    return render(
        request, "employee/evaluations.html", {"page": page, "lines": [EvaluationLine.of(e) for e in page.rows]}
    )


@reads
def why(request: PageRequest, evaluation: UUID) -> HttpResponse:
    mine = Evaluation.objects.select_related("period__cycle", "rater", "plan", "run")
    found = get_object_or_404(mine, pk=evaluation, employee=myself(request.actor))
    page = why_page(found, cases="employee:cases")
    page["rows"] = Said.on(found.plan, request.actor).beside_figures(page["rows"])
    return render(request, "employee/why.html", page)
