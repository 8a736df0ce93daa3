"""The person-year of one employee, at the desk of personnel."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinerja.doors.web.personnel.desk import enter, one
from kinerja.doors.web.shown.segments import FollowForm, followed, year_sheet
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Employee
from kinerja.platform.audit.trail import seen
from kinerja.work.planning.segments import left_behind


def _employee(request: PageRequest, key: UUID) -> Employee:
    enter(request)
    return one(Employee.objects.visible_to(request.actor), key)


@reads
def show(request: PageRequest, key: UUID) -> HttpResponse:
    employee = _employee(request, key)
    seen("planning", actor=request.actor, now=request.now, thing=employee)
    return _page(request, employee)


@writes
def follow(request: PageRequest, key: UUID) -> HttpResponse:
    employee, form = _employee(request, key), FollowForm(request.POST)
    if said := followed(form, employee, request):
        messages.success(request, said)
        return redirect("personnel:segments", key)
    return _page(request, employee, form)


@reads
def plans_behind(request: PageRequest) -> HttpResponse:
    """Plans of people who moved on, left, or are exempt: each leads to the person's year."""
    enter(request)
    rows = left_behind(request.actor.on).select_related("employee", "position", "unit", "rater")
    page = page_by_number(request, rows.order_by("employee__name", "id"))
    return render(request, "personnel/plans_behind.html", {"page": page})


def _page(request: PageRequest, employee: Employee, form: FollowForm | None = None) -> HttpResponse:
    context = {
        "employee": employee,
        "sheet": year_sheet(employee, request),
        "form": form,
        "may_follow": True,
        "follow_url": reverse("personnel:segments", args=[employee.pk]),
    }
    return render(request, "personnel/segments.html", context, status=form.status if form else 200)
