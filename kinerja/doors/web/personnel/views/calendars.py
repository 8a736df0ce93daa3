"""Working calendars, and the days off that hold for them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, form_page, given, one
from kinerja.doors.web.personnel.forms.calendars import (
    AddCalendarForm,
    CalendarForm,
    ClosureForm,
    SpecialForm,
    YearForm,
    values_of,
)
from kinerja.doors.web.shown.week_fields import told
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation import commands
from kinerja.people.organisation.models import Calendar, Holiday, SpecialHours


def _up() -> tuple[str, str]:
    return gettext("Kalender kerja"), reverse("personnel:calendars")


@reads
def calendars(request: PageRequest) -> HttpResponse:
    enter(request)
    rows = [(calendar, told(calendar.weekly)) for calendar in Calendar.objects.all()]
    return render(request, "personnel/calendars.html", {"rows": rows, "year": request.actor.on.year})


@reads
def calendar(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Calendar.objects.all(), key)
    special = [(one_of, told(one_of.weekly)) for one_of in found.special.order_by("-since")[:12]]
    context = {"calendar": found, "hours": told(found.weekly), "special": special, "year": request.actor.on.year}
    return render(request, "personnel/calendar.html", context)


def _adding(request: PageRequest, form: AddCalendarForm) -> HttpResponse:
    return form_page(request, form, title=gettext("Tambah kalender"), button=gettext("Tambah"), up=_up())


@reads
def add_form(request: PageRequest) -> HttpResponse:
    enter(request)
    return _adding(request, AddCalendarForm())


@writes
def add(request: PageRequest) -> HttpResponse:
    enter(request)
    form = AddCalendarForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _added(form, request))):
        messages.success(request, gettext("Kalender ditambahkan."))
        return redirect(place)
    return _adding(request, form)


def _added(form: AddCalendarForm, request: PageRequest) -> str:
    values = values_of(form)
    made = commands.add_calendar(values.pop("name"), **values, **by(request))
    return reverse("personnel:calendar", args=[made.pk])


def _changing(request: PageRequest, found: Calendar, form: CalendarForm) -> HttpResponse:
    up = (found.name, reverse("personnel:calendar", args=[found.pk]))
    return form_page(request, form, title=gettext("Ubah kalender"), button=gettext("Simpan"), up=up)


@reads
def change_form(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Calendar.objects.all(), key)
    return _changing(request, found, CalendarForm(found))


@writes
def change(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Calendar.objects.all(), key)
    form = CalendarForm(found, request.POST)
    if form.is_valid() and form.attempt(lambda: commands.change_calendar(found, **values_of(form), **by(request))):
        messages.success(request, gettext("Kalender tersimpan. Angka yang sudah dihitung tidak berubah sendiri."))
        return redirect("personnel:calendar", key)
    return _changing(request, found, form)


def _special(request: PageRequest, found: Calendar, form: SpecialForm) -> HttpResponse:
    up = (found.name, reverse("personnel:calendar", args=[found.pk]))
    return form_page(request, form, title=gettext("Jam kerja sementara"), button=gettext("Simpan"), up=up)


@reads
def special_form(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return _special(request, one(Calendar.objects.all(), key), SpecialForm())


@writes
def set_special(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Calendar.objects.all(), key)
    form = SpecialForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _set(form, found, request))):
        messages.success(request, gettext("Jam kerja sementara tercatat."))
        return redirect(place)
    return _special(request, found, form)


def _set(form: SpecialForm, found: Calendar, request: PageRequest) -> str:
    commands.set_special_hours(found, **values_of(form), **by(request))
    return reverse("personnel:calendar", args=[found.pk])


@writes
def remove_special(request: PageRequest, key: UUID) -> HttpResponse:
    """Removed twice is removed."""
    enter(request)
    found = SpecialHours.objects.filter(pk=key).first()
    if found is not None:
        commands.remove_special_hours(found, **by(request))
    messages.success(request, gettext("Jam kerja sementara dihapus."))
    return redirect("personnel:calendar", found.calendar_id) if found else redirect("personnel:calendars")


@reads
def holidays(request: PageRequest) -> HttpResponse:
    enter(request)
    text = request.GET.get("tahun", "")
    year = int(text) if text.isascii() and text.isdigit() and 2000 <= int(text) <= 2100 else request.actor.on.year
    return _holidays(request, year, ClosureForm(), 200)


def _holidays(request: PageRequest, year: int, form: ClosureForm, status: int) -> HttpResponse:
    days = Holiday.objects.filter(day__year=year).select_related("calendar")
    context = {"days": list(days), "year": year, "before": year - 1, "after": year + 1, "form": form}
    return render(request, "personnel/holidays.html", context, status=status)


@writes
def add_closure(request: PageRequest) -> HttpResponse:
    enter(request)
    form = ClosureForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _closed(form, request))):
        messages.success(request, gettext("Hari libur tercatat."))
        return redirect(place)
    return _holidays(request, request.actor.on.year, form, form.status)


def _closed(form: ClosureForm, request: PageRequest) -> str:
    values = given(form)
    made = commands.add_closure(values.pop("day"), **values, **by(request))
    return f"{reverse('personnel:holidays')}?tahun={made.day.year}"


@writes
def remove_holiday(request: PageRequest, key: UUID) -> HttpResponse:
    """Removed twice is removed."""
    enter(request)
    found = Holiday.objects.filter(pk=key).first()
    if found is not None:
        commands.remove_holiday(found, **by(request))
    messages.success(request, gettext("Hari libur dihapus."))
    year = found.day.year if found else request.actor.on.year
    return redirect(f"{reverse('personnel:holidays')}?tahun={year}")


@writes
def seed_holidays(request: PageRequest) -> HttpResponse:
    """Seeding twice adds nothing the second time."""
    enter(request)
    form = YearForm(request.POST)
    if not form.is_valid():
        return redirect("personnel:holidays")
    year = form.cleaned_data["year"]
    added = commands.seed_holidays([year], **by(request))
    messages.success(request, gettext("{n} hari libur ditambahkan untuk {year}.").format(n=added, year=year))
    return redirect(f"{reverse('personnel:holidays')}?tahun={year}")
