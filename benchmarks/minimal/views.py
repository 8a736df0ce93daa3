"""The first fifty of the staff with post, unit and department, in three statements; and an answer without any."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotModified
from django.shortcuts import render

from kinerja.people.organisation.models import Appointment, Employee, Unit


def people(request: HttpRequest) -> HttpResponse:
    if hasattr(request, "user") and not request.user.is_authenticated:
        return HttpResponseForbidden()
    staff = list(Employee.objects.order_by("name", "pk").values_list("pk", "name", "kind")[:50])
    held = Appointment.objects.filter(employee__in=[key for key, _, _ in staff], kind="definitive", ends=None)
    places = held.values_list("employee_id", "position__title", "position__unit__name", "position__unit__path")
    departments = dict(Unit.objects.filter(parent__parent=None, parent__isnull=False).values_list("path", "name"))
    posts = {key: (title, unit, departments.get(_top(path), "")) for key, title, unit, path in places}
    rows = [(key, name, kind, *posts.get(key, ("", "", ""))) for key, name, kind in staff]
    return render(request, "minimal/people.html", {"rows": rows})


def _top(path: str) -> str:
    return "/".join(path.split("/")[:3]) + "/"


def unchanged(request: HttpRequest) -> HttpResponse:
    return HttpResponseNotModified(headers={"ETag": request.headers.get("If-None-Match", "")})
