"""Lists of staff: by unit, or found by name or NIP."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kinerja.doors.web.personnel.desk import enter, key_of
from kinerja.doors.web.personnel.forms.people import SearchForm
from kinerja.doors.web.personnel.staff_list import choices, departments, staff_rows, table_rows
from kinerja.doors.web.ui.paging import SIZE, page_by_name
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Appointment, Employee, Unit

COLUMNS = ("pk", "name", "kind")


@reads
def people(request: PageRequest) -> HttpResponse:
    enter(request)
    unit = _unit(request.GET.get("unit", ""))
    staff = Employee.objects.visible_to(request.actor).in_service(request.actor.on)
    if unit is not None:
        beneath = Appointment.objects.on(request.actor.on).filter(position__unit__path__startswith=unit.path)
        staff = staff.filter(pk__in=beneath.order_by().values("employee"))
    page = page_by_name(request, staff.values_list(*COLUMNS, named=True))
    return _list(request, page.rows, page=page, unit=unit)


def _unit(text: str) -> Unit | None:
    """The unit of the address; none means all."""
    key = key_of(text)
    return Unit.objects.filter(pk=key).first() if key else None


def _list(request: PageRequest, staff: list[Any], *, unit: Unit | None = None, **more: Any) -> HttpResponse:
    tops = departments()
    rows = staff_rows(staff, request.actor.on, tops)
    known = {"form": SearchForm(), "page": None, "asked": False, "more": False}
    shown = {"unit": unit, "units": choices(tops, unit.pk if unit else None), "rows": rows, "body": table_rows(rows)}
    context = known | more | shown
    return render(request, "personnel/people.html", context, status=422 if context["form"].errors else 200)


@writes
def find_people(request: PageRequest) -> HttpResponse:
    """One person found leads straight to the page of that person."""
    enter(request)
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _list(request, [], form=form, asked=True)
    matching = Employee.objects.visible_to(request.actor).matching(form.cleaned_data["who"])
    found = list(matching.values_list(*COLUMNS, named=True).order_by("name", "pk")[: SIZE + 1])
    if len(found) == 1:
        return redirect("personnel:person", found[0].pk)
    return _list(request, found[:SIZE], form=form, asked=True, more=len(found) > SIZE)
