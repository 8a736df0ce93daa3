"""Performance years and their periods."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, form_page, given, one
from kinerja.doors.web.personnel.forms.planning import CycleForm, PeriodForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.planning import commands
from kinerja.work.planning.models import Cycle

NEWEST = 10


def _up() -> tuple[str, str]:
    return gettext("Siklus dan periode"), reverse("personnel:cycles")


@reads
def cycles(request: PageRequest) -> HttpResponse:
    enter(request)
    newest = Cycle.objects.prefetch_related("periods")[:NEWEST]
    rows = [(cycle, sorted(cycle.periods.all(), key=lambda period: period.starts)) for cycle in newest]
    return render(request, "personnel/cycles.html", {"rows": rows})


def _opening(request: PageRequest, form: CycleForm) -> HttpResponse:
    lead = gettext("Aturan penilaian yang berlaku mengikuti tanggalnya.")
    return form_page(request, form, title=gettext("Buka siklus"), lead=lead, button=gettext("Buka siklus"), up=_up())


@reads
def open_cycle_form(request: PageRequest) -> HttpResponse:
    """Next year is what is usually opened."""
    enter(request)
    year = request.actor.on.year + 1
    name = gettext("Tahun kinerja {year}").format(year=year)
    days = {"starts": f"{year}-01-01", "ends": f"{year + 1}-01-01"}
    return _opening(request, CycleForm(initial={"code": str(year), "name": name, **days}))


@writes
def open_cycle(request: PageRequest) -> HttpResponse:
    enter(request)
    form = CycleForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _opened(form, request))):
        messages.success(request, gettext("Siklus dibuka."))
        return redirect(place)
    return _opening(request, form)


def _opened(form: CycleForm, request: PageRequest) -> str:
    values = given(form)
    quarters = values.pop("quarters")
    cycle = commands.open_cycle(**values, **by(request))
    if quarters:
        commands.open_quarters(cycle, **by(request))
    return reverse("personnel:cycles")


def _adding(request: PageRequest, cycle: Cycle, form: PeriodForm) -> HttpResponse:
    title = gettext("Buka periode dalam {cycle}").format(cycle=cycle.name)
    return form_page(request, form, title=title, button=gettext("Buka periode"), up=_up())


@reads
def open_period_form(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return _adding(request, one(Cycle.objects.all(), key), PeriodForm())


@writes
def open_period(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    cycle = one(Cycle.objects.all(), key)
    form = PeriodForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _added(form, cycle, request))):
        messages.success(request, gettext("Periode dibuka."))
        return redirect(place)
    return _adding(request, cycle, form)


def _added(form: PeriodForm, cycle: Cycle, request: PageRequest) -> str:
    made = commands.open_period(cycle, **given(form), **by(request))
    return reverse("personnel:period", args=[made.pk])
