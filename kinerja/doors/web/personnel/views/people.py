"""Lists of staff: by unit, or found by name or NIP."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kinerja.doors.web.personnel.desk import enter
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
    return _list(request, {"page": page, "rows": staff_rows(page.rows, request.actor.on), "unit": unit})


def _unit(key: str) -> Unit | None:
    """The unit of the address; a text that is no key means all."""
    try:
        return Unit.objects.filter(pk=key).first() if key else None
    except ValueError:
        return None


def _list(request: PageRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    departments = Unit.objects.filter(parent__parent=None).order_by("path").only("id", "name")
    known = {"form": SearchForm(), "unit": None, "page": None, "asked": False, "more": False, "units": departments}
    return render(request, "personnel/people.html", known | context, status=status)


@writes
def find_people(request: PageRequest) -> HttpResponse:
    """One person found leads straight to the page of that person."""
    enter(request)
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _list(request, {"form": form, "rows": [], "asked": True}, status=422)
    matching = Employee.objects.visible_to(request.actor).matching(form.cleaned_data["who"])
    found = list(matching.only("id", "name", "kind").order_by("name", "pk")[: SIZE + 1])
    if len(found) == 1:
        return redirect("personnel:person", found[0].pk)
    rows = staff_rows(found[:SIZE], request.actor.on)
    return _list(request, {"form": form, "rows": rows, "asked": True, "more": len(found) > SIZE})
