"""Quality counts from a sheet: uploaded, checked row by row, applied as a whole."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.interchange.quality_sheets.checking import COLUMNS, check_counts
from kinerja.doors.interchange.staff_sheets.rows import Sheet
from kinerja.doors.interchange.staff_sheets.templates import csv_of
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import filled, spoken
from kinerja.doors.web.ui.views import reads, writes
from kinerja.doors.web.ward.forms import SheetForm
from kinerja.doors.web.ward.place import wards
from kinerja.facts.care import commands
from kinerja.facts.care.catalogue import catalogue
from kinerja.facts.care.commands import Count
from kinerja.facts.care.terms import Shift
from kinerja.platform.files.commands import store
from kinerja.platform.files.models import StoredFile
from kinerja.platform.files.queries import path_of

SHOWN = 300


@reads
def template(request: PageRequest) -> HttpResponse:
    wards(request)
    response = HttpResponse(csv_of(COLUMNS), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="templat-mutu.csv"'
    return response


@reads
def form(request: PageRequest) -> HttpResponse:
    return _form(request, SheetForm())


@writes
def upload(request: PageRequest) -> HttpResponse:
    asked = SheetForm(request.POST, request.FILES)
    stored = asked.attempt(lambda: _stored(request, asked)) if asked.is_valid() else None
    if stored is None:
        return _form(request, asked, asked.status)
    return redirect("ward:sheet_checked", stored.pk)


@reads
def check(request: PageRequest, file: UUID) -> HttpResponse:
    return _page(request, _mine(request, file), HouseForm())


@writes
def apply(request: PageRequest, file: UUID) -> HttpResponse:
    """Checked once more, because somebody may have counted since."""
    stored, asked = _mine(request, file), HouseForm(request.POST)
    asked.is_valid()
    sheet = _checked(request, stored)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if not sheet.is_clean or not sheet.taken:
        return _page(request, stored, asked, 422)
    if asked.attempt(lambda: commands.take_over_counts(sheet.values, **by)) is None:
        return _page(request, stored, asked, asked.status)
    messages.success(request, gettext("Lembar diterapkan: {n} hitungan.").format(n=len(sheet.taken)))
    return redirect("ward:home")


def _form(request: PageRequest, asked: SheetForm, status: int = 200) -> HttpResponse:
    wards(request)
    context = {"form": asked, "columns": COLUMNS, "indicators": list(catalogue(request.actor.on).values())}
    return render(request, "ward/sheet.html", context, status=status)


def _mine(request: PageRequest, key: UUID) -> StoredFile:
    return get_object_or_404(StoredFile, pk=key, uploaded_by=request.actor.user_id)


def _checked(request: PageRequest, stored: StoredFile) -> Sheet[Count]:
    return check_counts(path_of(stored), name=stored.name, actor=request.actor, now=request.now)


def _stored(request: PageRequest, asked: SheetForm) -> StoredFile:
    """Kept only when it can be read at all."""
    file = asked.cleaned_data["file"]
    stored: StoredFile = store(file.chunks(), name=file.name, actor=request.actor, now=request.now)
    _checked(request, stored)
    return stored


def _page(request: PageRequest, stored: StoredFile, asked: HouseForm, status: int = 200) -> HttpResponse:
    sheet = _checked(request, stored)
    names = {unit.pk: unit.name for unit in wards(request)}
    context = {
        "file": stored,
        "form": asked,
        "sheet": sheet,
        "rows": [(number, one, names[one.unit], Shift(one.shift).label) for number, one in sheet.taken[:SHOWN]],
        "rejected": [(one.row, spoken(one.sentence), list(one.cells.items())) for one in sheet.rejected],
        "troubles": [filled(one["template"], one["params"]) for one in sheet.troubles],
    }
    return render(request, "ward/sheet_checked.html", context, status=status)
