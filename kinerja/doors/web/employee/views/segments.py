"""My year: which stretch, which post, who judges me, how much it weighs, which plan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.segments import FollowForm, followed, year_sheet
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Employee


def _me(request: PageRequest) -> Employee:
    return get_object_or_404(Employee, pk=myself(request.actor))


@reads
def show(request: PageRequest) -> HttpResponse:
    return _page(request, _me(request))


@writes
def follow(request: PageRequest) -> HttpResponse:
    employee, form = _me(request), FollowForm(request.POST)
    if said := followed(form, employee, request):
        messages.success(request, said)
        return redirect("employee:segments")
    return _page(request, employee, form)


def _page(request: PageRequest, employee: Employee, form: FollowForm | None = None) -> HttpResponse:
    context = {
        "sheet": year_sheet(employee, request),
        "form": form,
        "may_follow": True,
        "follow_url": reverse("employee:segments"),
    }
    return render(request, "employee/segments.html", context, status=form.status if form else 200)
