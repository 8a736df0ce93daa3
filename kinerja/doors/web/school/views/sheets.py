"""A timetable from a sheet: uploaded, checked row by row, looked at, applied as a whole."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.interchange.lesson_sheets.checking import COLUMNS, check_timetable
from kinerja.doors.interchange.staff_sheets.rows import Sheet
from kinerja.doors.interchange.staff_sheets.templates import csv_of
from kinerja.doors.web.school.forms import SheetForm
from kinerja.doors.web.school.place import school_led, timetable_of
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import filled, spoken
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.teaching import commands
from kinerja.facts.teaching.bells import clock, span
from kinerja.facts.teaching.commands import SlotRow
from kinerja.facts.teaching.models import Timetable
from kinerja.facts.teaching.terms import Weekday
from kinerja.people.organisation.models import Employee
from kinerja.platform.files.commands import store
from kinerja.platform.files.models import StoredFile
from kinerja.platform.files.queries import path_of

SHOWN = 300


@reads
def template(request: PageRequest) -> HttpResponse:
    school_led(request)
    response = HttpResponse(csv_of(COLUMNS), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="templat-jadwal.csv"'
    return response


@reads
def form(request: PageRequest) -> HttpResponse:
    _timetable(request)
    return render(request, "school/sheet.html", {"form": SheetForm(), "columns": COLUMNS})


@writes
def upload(request: PageRequest) -> HttpResponse:
    timetable, asked = _timetable(request), SheetForm(request.POST, request.FILES)
    stored = asked.attempt(lambda: _stored(request, asked, timetable)) if asked.is_valid() else None
    if stored is None:
        return render(request, "school/sheet.html", {"form": asked, "columns": COLUMNS}, status=asked.status)
    return redirect("school:sheet_checked", stored.pk)


@reads
def check(request: PageRequest, file: UUID) -> HttpResponse:
    return _page(request, _timetable(request), _mine(request, file), HouseForm())


@writes
def apply(request: PageRequest, file: UUID) -> HttpResponse:
    """Checked once more, because the timetable may have changed since."""
    timetable, stored, asked = _timetable(request), _mine(request, file), HouseForm(request.POST)
    asked.is_valid()
    sheet = check_timetable(path_of(stored), name=stored.name, timetable=timetable)
    if not sheet.is_clean or not sheet.taken:
        return _page(request, timetable, stored, asked, 422)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if asked.attempt(lambda: commands.fill_timetable(timetable, rows=sheet.values, **by)) is None:
        return _page(request, timetable, stored, asked, asked.status)
    messages.success(request, gettext("Jadwal terisi: {n} jam mengajar.").format(n=len(sheet.taken)))
    return redirect("school:timetable")


def _timetable(request: PageRequest) -> Timetable:
    found = timetable_of(school_led(request), request.actor.on)
    if found is None:
        raise Http404
    return found


def _mine(request: PageRequest, key: UUID) -> StoredFile:
    return get_object_or_404(StoredFile, pk=key, uploaded_by=request.actor.user_id)


def _stored(request: PageRequest, asked: SheetForm, timetable: Timetable) -> StoredFile:
    """Kept only when it can be read at all."""
    file = asked.cleaned_data["file"]
    stored: StoredFile = store(file.chunks(), name=file.name, actor=request.actor, now=request.now)
    check_timetable(path_of(stored), name=stored.name, timetable=timetable)
    return stored


def _page(
    request: PageRequest, timetable: Timetable, stored: StoredFile, asked: HouseForm, status: int = 200
) -> HttpResponse:
    sheet = check_timetable(path_of(stored), name=stored.name, timetable=timetable)
    context = {
        "file": stored,
        "form": asked,
        "sheet": sheet,
        "rows": _rows(sheet, timetable)[:SHOWN],
        "rejected": [(one.row, spoken(one.sentence), list(one.cells.items())) for one in sheet.rejected],
        "troubles": [filled(one["template"], one["params"]) for one in sheet.troubles],
    }
    return render(request, "school/sheet_checked.html", context, status=status)


def _rows(sheet: Sheet[SlotRow], timetable: Timetable) -> list[tuple[int, SlotRow, str, str, str]]:
    names = dict(Employee.objects.filter(pk__in={row.teacher for row in sheet.values}).values_list("pk", "name"))
    found = []
    for number, row in sheet.taken:
        begins, finishes = span(timetable.bells_of(row.weekday), row.first_hour, row.last_hour)
        when = f"{clock(begins)}–{clock(finishes)}"
        found.append((number, row, str(Weekday(row.weekday).label), when, names[row.teacher]))
    return found
