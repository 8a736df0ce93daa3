"""What closed surveys said of the people I lead: sums of three or more, never a ballot."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from kinerja.doors.web.shown.closed_survey import result_context
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.people.organisation.models import Employee
from kinerja.platform.audit.trail import seen
from kinerja.work.ballot.models import BehaviourSurvey, Outcome


@reads
def listing(request: PageRequest) -> HttpResponse:
    told = Outcome.objects.visible_to(request.actor).exclude(rated=request.actor.employee_id)
    rows = told.values("survey", "survey__period__name", "rated", "rated__name").distinct()
    page = page_by_number(request, rows.order_by("-survey", "rated__name", "rated"), size=50)
    return render(request, "rater/closed_surveys.html", {"page": page})


@reads
def show(request: PageRequest, survey: UUID, employee: UUID) -> HttpResponse:
    told = Outcome.objects.visible_to(request.actor).exclude(rated=request.actor.employee_id).order_by()
    person = get_object_or_404(Employee, pk=employee, pk__in=told.filter(survey=survey).values("rated"))
    found = get_object_or_404(BehaviourSurvey.objects.select_related("period"), pk=survey)
    seen("ballot", actor=request.actor, now=request.now, thing=person)
    return render(request, "rater/closed_survey.html", {**result_context(found, person.pk), "person": person})
