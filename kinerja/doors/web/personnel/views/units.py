"""The tree of units, and one unit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, form_page, given, one
from kinerja.doors.web.personnel.forms.structure import AddUnitForm, CloseUnitForm, UnitForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation import commands
from kinerja.people.organisation.models import Appointment, Position, Unit
from kinerja.people.organisation.queries import calendar_of, head_of


@reads
def units(request: PageRequest) -> HttpResponse:
    """Two levels at a glance; the rest opens unit by unit, or all together."""
    enter(request)
    open_units = Unit.objects.open_on(request.actor.on)
    page = page_by_number(request, open_units.only("id", "name", "kind", "code", "path"), size=200)
    rows = [(min(unit.path.count("/") - 2, 5), unit) for unit in page.rows]
    return render(request, "personnel/units.html", {"page": page, "rows": rows})


@reads
def unit(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Unit.objects.select_related("parent", "calendar"), key)
    today = request.actor.on
    on_duty = Appointment.objects.on(today).filter(position__unit=found).order_by()
    holders = dict(on_duty.values_list("position").annotate(n=Count("id")))
    posts = Position.objects.filter(unit=found).select_related("superior").order_by("-heads_unit", "code")
    context = {
        "unit": found,
        "above": list(Unit.objects.above(found))[:0:-1],
        "children": list(Unit.objects.filter(parent=found).open_on(today).order_by("path")),
        "head": head_of(found, today),
        "calendar": found.calendar or calendar_of(found),
        "posts": [(post, holders.get(post.pk, 0)) for post in posts[:200]],
    }
    return render(request, "personnel/unit.html", context)


def _adding(request: PageRequest, parent: Unit, form: AddUnitForm) -> HttpResponse:
    title = gettext("Tambah unit di bawah {parent}").format(parent=parent.name)
    up = (parent.name, reverse("personnel:unit", args=[parent.pk]))
    return form_page(request, form, title=title, button=gettext("Tambah unit"), up=up)


@reads
def add_form(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    parent = one(Unit.objects.all(), key)
    return _adding(request, parent, AddUnitForm(initial={"zone": parent.zone}))


@writes
def add(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    parent = one(Unit.objects.all(), key)
    form = AddUnitForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _added(form, parent, request))):
        messages.success(request, gettext("Unit ditambahkan."))
        return redirect(place)
    return _adding(request, parent, form)


def _added(form: AddUnitForm, parent: Unit, request: PageRequest) -> str:
    values = given(form)
    made = commands.add_unit(values.pop("code"), parent=parent, **values, **by(request))
    return reverse("personnel:unit", args=[made.pk])


def _changing(request: PageRequest, found: Unit, status: int = 200, **forms: Any) -> HttpResponse:
    context = {"unit": found, "form": UnitForm(found), "close_form": CloseUnitForm(found)}
    return render(request, "personnel/change_unit.html", context | forms, status=status)


@reads
def change_form(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return _changing(request, one(Unit.objects.select_related("parent", "calendar"), key))


@writes
def change(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Unit.objects.select_related("parent", "calendar"), key)
    form = UnitForm(found, request.POST)
    if form.is_valid() and form.attempt(lambda: commands.change_unit(found, **given(form), **by(request))):
        messages.success(request, gettext("Perubahan tersimpan."))
        return redirect("personnel:unit", key)
    return _changing(request, found, form.status, form=form)


@writes
def close(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Unit.objects.select_related("parent", "calendar"), key)
    form = CloseUnitForm(found, request.POST)
    if form.is_valid() and form.attempt(lambda: commands.close_unit(found, **given(form), **by(request))):
        messages.success(request, gettext("Unit ditutup mulai hari itu."))
        return redirect("personnel:units")
    return _changing(request, found, form.status, close_form=form)
