"""Lists of staff: by unit, or found by name or NIP."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kinerja.doors.web.personnel.desk import enter, key_of
from kinerja.doors.web.personnel.forms.people import SearchForm
from kinerja.doors.web.personnel.staff_list import staff_rows
from kinerja.doors.web.ui.paging import SIZE, page_by_name
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Appointment, Employee, Unit


@reads
def people(request: PageRequest) -> HttpResponse:
    enter(request)
    unit = _unit(request.GET.get("unit", ""))
    staff = Employee.objects.visible_to(request.actor).in_service(request.actor.on).only("id", "name", "kind")
    if unit is not None:
        beneath = Appointment.objects.on(request.actor.on).filter(position__unit__path__startswith=unit.path)
        staff = staff.filter(pk__in=beneath.order_by().values("employee"))
    page = page_by_name(request, staff)
    return _list(request, page.rows, page=page, unit=unit)


def _unit(text: str) -> Unit | None:
    """The unit of the address; none means all."""
    key = key_of(text)
    return Unit.objects.filter(pk=key).first() if key else None


def _list(request: PageRequest, staff: list[Employee], **more: Any) -> HttpResponse:
    departments = list(Unit.objects.filter(parent__parent=None, parent__isnull=False).order_by("path"))
    known = {"form": SearchForm(), "unit": None, "page": None, "asked": False, "more": False, "units": departments}
    context = known | more | {"rows": staff_rows(staff, request.actor.on, departments)}
    return render(request, "personnel/people.html", context, status=422 if context["form"].errors else 200)


@writes
def find_people(request: PageRequest) -> HttpResponse:
    """One person found leads straight to the page of that person."""
    enter(request)
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _list(request, [], form=form, asked=True)
    matching = Employee.objects.visible_to(request.actor).matching(form.cleaned_data["who"])
    found = list(matching.only("id", "name", "kind").order_by("name", "pk")[: SIZE + 1])
    if len(found) == 1:
        return redirect("personnel:person", found[0].pk)
    return _list(request, found[:SIZE], form=form, asked=True, more=len(found) > SIZE)
