"""The person-year of somebody in the team."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from kinerja.doors.web.shown.segments import FollowForm, followed, year_sheet
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.hierarchy import team
from kinerja.people.organisation.models import Employee


def member_of(request: PageRequest, key: UUID) -> Employee:
    """Of one's team of the day, or a missing page."""
    mine = Employee.objects.none()
    if request.actor.employee_id:
        mine = Employee.objects.filter(pk__in=team(request.actor.employee_id, request.actor.on))
    return get_object_or_404(mine, pk=key)


@reads
def show(request: PageRequest, member: UUID) -> HttpResponse:
    """Not noted in the trail: it shows no more than the list of plans does, and no kind of leave."""
    return _page(request, member_of(request, member))


@writes
def follow(request: PageRequest, member: UUID) -> HttpResponse:
    employee, form = member_of(request, member), FollowForm(request.POST)
    if said := followed(form, employee, request):
        messages.success(request, said)
        return redirect("rater:segments", member)
    return _page(request, employee, form)


def _page(request: PageRequest, employee: Employee, form: FollowForm | None = None) -> HttpResponse:
    context = {
        "employee": employee,
        "sheet": year_sheet(employee, request),
        "form": form,
        "may_follow": True,
        "follow_url": reverse("rater:segments", args=[employee.pk]),
    }
    return render(request, "rater/segments.html", context, status=form.status if form else 200)
