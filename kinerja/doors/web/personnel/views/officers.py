"""Labels of officers in logs, and which employee each one is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from kinerja.doors.web.personnel.desk import enter, key_of, one
from kinerja.doors.web.personnel.forms.people import SearchForm
from kinerja.doors.web.personnel.staff_list import staff_rows
from kinerja.doors.web.ui.paging import page_by_name
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.service import commands
from kinerja.facts.service.models import Officer, Request
from kinerja.people.organisation.models import Employee

MOST = 20


@reads
def officers(request: PageRequest) -> HttpResponse:
    enter(request)
    everyone = bool(request.GET.get("semua"))
    rows = Officer.objects.select_related("employee") if everyone else Officer.objects.unmatched()
    page = page_by_name(request, rows, "label")
    closed = Request.objects.filter(closed_by__in=[officer.pk for officer in page.rows]).order_by()
    cases = dict(closed.values_list("closed_by").annotate(n=Count("id")))
    context = {
        "page": page,
        "rows": [(officer, cases.get(officer.pk, 0)) for officer in page.rows],
        "everyone": everyone,
        "waiting": Officer.objects.unmatched().count(),
    }
    return render(request, "personnel/officers.html", context)


@writes
def match_all(request: PageRequest) -> HttpResponse:
    """Doing it again finds nothing more, and does no harm."""
    enter(request)
    found = commands.match_officers(**by(request))
    said = ngettext("{n} label cocok menurut NIP.", "{n} label cocok menurut NIP.", found).format(n=found)
    messages.success(request, said if found else gettext("Tidak ada label lain yang berupa NIP pegawai."))
    return redirect("personnel:officers")


def _officer(request: PageRequest, key: UUID, **more: Any) -> HttpResponse:
    label = one(Officer.objects.select_related("employee"), key)
    known: dict[str, Any] = {"officer": label, "form": SearchForm(), "rows": [], "asked": False, "more": False}
    context = known | more
    return render(request, "personnel/officer.html", context, status=422 if context["form"].errors else 200)


@reads
def officer(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return _officer(request, key)


@writes
def find(request: PageRequest, key: UUID) -> HttpResponse:
    """Looking for the person behind a label."""
    enter(request)
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _officer(request, key, form=form)
    staff = Employee.objects.visible_to(request.actor).matching(form.cleaned_data["who"]).order_by("name", "pk")
    found = list(staff[: MOST + 1])
    rows = staff_rows(found[:MOST], request.actor.on)
    return _officer(request, key, form=form, rows=rows, asked=True, more=len(found) > MOST)


@writes
def match(request: PageRequest, key: UUID) -> HttpResponse:
    """`before` is what the form showed: a colleague's newer match is not overwritten unseen."""
    enter(request)
    label = one(Officer.objects.all(), key)
    chosen = key_of(request.POST.get("employee", ""))
    employee = one(Employee.objects.visible_to(request.actor), chosen) if chosen else None
    if label.employee_id != chosen:
        label.employee_id = key_of(request.POST.get("before", ""))
        commands.match_officer(label, employee=employee, **by(request))
    messages.success(request, gettext("Label {label} tercatat.").format(label=label.label))
    return redirect("personnel:officers")
