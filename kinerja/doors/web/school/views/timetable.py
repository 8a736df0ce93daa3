"""The week of a school as a grid, filled lesson by lesson."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.school.forms import ClosureForm, SlotForm, TermForm
from kinerja.doors.web.school.place import school_led, teachers_of, timetable_of
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.teaching import bells, commands
from kinerja.facts.teaching.commands import SlotRow
from kinerja.facts.teaching.models import SchoolClosure, Slot, Timetable
from kinerja.facts.teaching.terms import Weekday
from kinerja.people.organisation.models import Unit

OWN_BELLS = {"friday": Weekday.FRIDAY, "saturday": Weekday.SATURDAY}


@reads
def show(request: PageRequest) -> HttpResponse:
    return _page(request, school_led(request))


@writes
def add(request: PageRequest) -> HttpResponse:
    """One lesson of the week; a collision is said beside what was typed."""
    unit = school_led(request)
    timetable = timetable_of(unit, request.actor.on)
    if timetable is None:
        return redirect("school:timetable")
    asked = SlotForm(request.POST, teachers=teachers_of(unit, request.actor.on))
    if asked.is_valid() and asked.attempt(lambda: _add(request, timetable, asked.cleaned_data)):
        messages.success(request, gettext("Jam mengajar ditambahkan."))
        return redirect(f"{reverse('school:timetable')}?kelas={asked.cleaned_data['group'].strip().upper()}")
    return _page(request, unit, slot_form=asked, status=asked.status)


@writes
def begin(request: PageRequest) -> HttpResponse:
    unit = school_led(request)
    asked = TermForm(request.POST)
    if asked.is_valid() and asked.attempt(lambda: _begin(request, unit, asked.cleaned_data)):
        messages.success(request, gettext("Jadwal dibuka. Isi jam mengajar satu per satu, atau unggah lembarnya."))
        return redirect("school:timetable")
    return _page(request, unit, term_form=asked, status=asked.status)


@writes
def close(request: PageRequest) -> HttpResponse:
    unit = school_led(request)
    asked = ClosureForm(request.POST)
    if asked.is_valid() and asked.attempt(lambda: _close(request, unit, asked.cleaned_data)):
        messages.success(request, gettext("Hari tanpa pelajaran dicatat."))
        return redirect("school:timetable")
    return _page(request, unit, closure_form=asked, status=asked.status)


@writes
def reopen(request: PageRequest, closure: UUID) -> HttpResponse:
    """Takes back a closure noted by mistake; the lessons of those days are to be confirmed again."""
    unit = school_led(request)
    found, form = get_object_or_404(SchoolClosure, pk=closure, unit=unit), HouseForm(request.POST)
    form.is_valid()
    form.attempt(lambda: commands.reopen_school(found, actor=request.actor, now=request.now))
    if form.errors:
        return _page(request, unit, status=form.status, refusal=form)
    messages.success(request, gettext("Hari tanpa pelajaran dibatalkan; pelajaran hari itu kembali ke jadwal."))
    return redirect("school:timetable")


@writes
def end(request: PageRequest, slot: UUID) -> HttpResponse:
    """Ends a lesson of the week tomorrow; one that was never given vanishes."""
    unit = school_led(request)
    found = get_object_or_404(Slot.objects.select_related("timetable__unit"), pk=slot, timetable__unit=unit)
    form = HouseForm(request.POST)
    form.is_valid()
    ends = found.starts if not found.records.exists() else request.actor.on + timedelta(days=1)
    form.attempt(lambda: commands.end_slot(found, ends=ends, actor=request.actor, now=request.now))
    if form.errors:
        return _page(request, unit, status=form.status, refusal=form)
    messages.success(request, gettext("Jam mengajar diakhiri."))
    return redirect("school:timetable")


def _add(request: PageRequest, timetable: Timetable, said: dict[str, Any]) -> Slot:
    row = SlotRow(**{**said, "teacher": UUID(said["teacher"])})
    return commands.add_slot(timetable, row=row, actor=request.actor, now=request.now)


def _begin(request: PageRequest, unit: Unit, said: dict[str, Any]) -> Timetable:
    own = {int(day): bells.parse(said[name]) for name, day in OWN_BELLS.items() if said[name].strip()}
    term = {name: said[name] for name in ("name", "starts", "ends")}
    return commands.open_timetable(
        unit, **term, bells=bells.parse(said["bells"]), own_bells=own, actor=request.actor, now=request.now
    )


def _close(request: PageRequest, unit: Unit, said: dict[str, Any]) -> SchoolClosure:
    ends = said["ends"] + timedelta(days=1)
    return commands.close_school(
        unit, starts=said["starts"], ends=ends, reason=said["reason"], actor=request.actor, now=request.now
    )


def _page(request: PageRequest, unit: Unit, *, status: int = 200, **given: Any) -> HttpResponse:
    timetable = timetable_of(unit, request.actor.on)
    slots = list(_slots(timetable, request)) if timetable else []
    groups = sorted({slot.group for slot in slots})
    chosen = request.GET.get("kelas", "").upper()
    group = chosen if chosen in groups else (groups[0] if groups else "")
    context = {
        "unit": unit,
        "timetable": timetable,
        "groups": groups,
        "group": group,
        "days": [(Weekday(day).label, _of(slots, group, day)) for day in Weekday.values],
        "slot_form": SlotForm(initial={"group": group}, teachers=teachers_of(unit, request.actor.on)),
        "term_form": TermForm(),
        "closure_form": ClosureForm(),
        "bells": _bells(timetable) if timetable else [],
        "closures": SchoolClosure.objects.filter(unit=unit, ends__gt=request.actor.on),
        **given,
    }
    return render(request, "school/timetable.html", context, status=status)


def _bells(timetable: Timetable) -> list[tuple[str, list[list[str]]]]:
    """The usual clock without a name, then that of days which have their own."""
    own = timetable.own_bells or {}
    return [("", timetable.bells), *((str(Weekday(int(day)).label), kept) for day, kept in own.items())]


def _slots(timetable: Timetable, request: PageRequest) -> Any:
    since = max(timetable.starts, request.actor.on)
    return Slot.objects.during(since).filter(timetable=timetable).select_related("teacher").order_by("begins", "id")


def _of(slots: Sequence[Slot], group: str, day: int) -> list[dict[str, Any]]:
    return [
        {"slot": slot, "clock": f"{bells.clock(slot.begins)}–{bells.clock(slot.finishes)}"}
        for slot in slots
        if slot.group == group and slot.weekday == day
    ]
