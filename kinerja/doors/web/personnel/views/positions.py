"""Posts: all of them by unit, and one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, form_page, given, one
from kinerja.doors.web.personnel.forms.structure import AddPositionForm, PositionForm
from kinerja.doors.web.ui.paging import page_by_name
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation import commands
from kinerja.people.organisation.models import Appointment, Position, Unit


@reads
def positions(request: PageRequest) -> HttpResponse:
    """In order of code, which follows the units; words narrow it."""
    enter(request)
    asked = request.GET.get("cari", "").strip()
    rows = Position.objects.select_related("unit")
    for word in asked.split()[:6]:
        rows = rows.filter(Q(title__icontains=word) | Q(code__icontains=word) | Q(unit__name__icontains=word))
    page = page_by_name(request, rows, "code")
    return render(request, "personnel/positions.html", {"page": page, "asked": asked})


@reads
def position(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Position.objects.select_related("unit", "superior__unit"), key)
    holders = Appointment.objects.on(request.actor.on).filter(position=found).select_related("employee")
    context = {
        "position": found,
        "holders": list(holders[:200]),
        "subordinates": list(found.subordinates.select_related("unit").order_by("unit__path", "code")[:100]),
    }
    return render(request, "personnel/position.html", context)


def _adding(request: PageRequest, unit: Unit, form: AddPositionForm) -> HttpResponse:
    title = gettext("Tambah jabatan di {unit}").format(unit=unit.name)
    up = (unit.name, reverse("personnel:unit", args=[unit.pk]))
    return form_page(request, form, title=title, button=gettext("Tambah jabatan"), up=up)


@reads
def add_form(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return _adding(request, one(Unit.objects.all(), key), AddPositionForm())


@writes
def add(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    unit = one(Unit.objects.all(), key)
    form = AddPositionForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _added(form, unit, request))):
        messages.success(request, gettext("Jabatan ditambahkan."))
        return redirect(place)
    return _adding(request, unit, form)


def _values(form: AddPositionForm | PositionForm) -> dict[str, Any]:
    values = given(form)
    return values | {"superior": values.pop("superior_code")}


def _added(form: AddPositionForm, unit: Unit, request: PageRequest) -> str:
    values = _values(form)
    made = commands.add_position(values.pop("code"), unit=unit, **values, **by(request))
    return reverse("personnel:position", args=[made.pk])


def _changing(request: PageRequest, found: Position, form: PositionForm) -> HttpResponse:
    up = (found.title, reverse("personnel:position", args=[found.pk]))
    return form_page(request, form, title=gettext("Ubah jabatan"), button=gettext("Simpan"), up=up)


@reads
def change_form(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Position.objects.select_related("unit", "superior"), key)
    return _changing(request, found, PositionForm(found))


@writes
def change(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Position.objects.select_related("unit", "superior"), key)
    form = PositionForm(found, request.POST)
    if form.is_valid() and form.attempt(lambda: commands.change_position(found, **_values(form), **by(request))):
        messages.success(request, gettext("Perubahan tersimpan."))
        return redirect("personnel:position", key)
    return _changing(request, found, form)
