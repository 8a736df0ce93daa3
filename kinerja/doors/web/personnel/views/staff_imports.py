"""Sheets of units, posts, staff and appointments: uploaded, checked, looked at, applied."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from kinerja.doors.interchange.staff_sheets.checking import check_sheet
from kinerja.doors.interchange.staff_sheets.templates import template_csv, template_xlsx
from kinerja.doors.web.personnel.desk import enter, one
from kinerja.doors.web.personnel.forms.imports import SheetForm
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.sentences import filled
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.service.models import LogImport
from kinerja.people.organisation.commands import commit_staff_import
from kinerja.people.organisation.models import StaffImport
from kinerja.people.organisation.terms import ImportState, SheetKind
from kinerja.platform.files.commands import store

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NEWEST = 10
SHOWN = 200


@reads
def imports(request: PageRequest) -> HttpResponse:
    """What was brought in lately, and the doors for more."""
    enter(request)
    context = {
        "kinds": SheetKind.choices,
        "sheets": StaffImport.objects.select_related("file").defer("rows", "changes")[:NEWEST],
        "logs": LogImport.objects.select_related("service").defer("mapping")[:NEWEST],
    }
    return render(request, "personnel/imports.html", context)


@reads
def template(request: PageRequest, kind: str) -> HttpResponse:
    """A sheet to fill in; CSV for who asks for it."""
    enter(request)
    if kind not in SheetKind:
        raise Http404
    plain = request.GET.get("bentuk") == "csv"
    content = template_csv(kind) if plain else template_xlsx(kind)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8" if plain else XLSX)
    response["Content-Disposition"] = f'attachment; filename="templat-{kind}.{"csv" if plain else "xlsx"}"'
    return response


@reads
def upload_form(request: PageRequest) -> HttpResponse:
    enter(request)
    form = SheetForm(initial={"kind": request.GET.get("isi", "")})
    return render(request, "personnel/staff_import.html", {"form": form, "kinds": SheetKind.choices})


@writes
def upload(request: PageRequest) -> HttpResponse:
    """Uploaded twice, a sheet is checked twice; nothing changes before somebody agrees."""
    enter(request)
    form = SheetForm(request.POST, request.FILES)
    checked = form.attempt(lambda: _checked(form, request)) if form.is_valid() else None
    if checked is None:
        context = {"form": form, "kinds": SheetKind.choices}
        return render(request, "personnel/staff_import.html", context, status=form.status)
    return redirect("personnel:staff_checked", checked.pk)


def _checked(form: SheetForm, request: PageRequest) -> StaffImport:
    file = form.cleaned_data["file"]
    stored = store(file.chunks(), name=file.name, **by(request))
    return check_sheet(stored, kind=form.cleaned_data["kind"], **by(request))


def _told(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [entry | {"sentence": filled(entry["template"], entry["params"])} for entry in entries]


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    """A new row without its empty cells."""
    return row | {"cells": [(name, value) for name, value in row["values"].items() if value not in ("", None)]}


def _show(request: PageRequest, staged: StaffImport, form: HouseForm) -> HttpResponse:
    report, changes = staged.report, staged.changes
    context = {
        "staged": staged,
        "form": form,
        "report": report,
        "problems": _told(report["problems"]),
        "doubts": _told(report["doubts"]),
        "new": [_filled(row) for row in changes.get("new", [])[:SHOWN]],
        "changed": changes.get("changed", [])[:SHOWN],
        "shown": SHOWN,
        "nothing": not (report["new"] or report["changed"] or report["problem_count"]),
    }
    status = form.status if form.is_bound and form.errors else 200
    return render(request, "personnel/staff_checked.html", context, status=status)


@reads
def checked(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    return _show(request, one(StaffImport.objects.select_related("file").defer("rows"), key), HouseForm())


@writes
def commit(request: PageRequest, key: UUID) -> HttpResponse:
    """Agreed twice is applied once."""
    enter(request)
    staged = one(StaffImport.objects.select_related("file").defer("rows"), key)
    form = HouseForm(request.POST)
    form.is_valid()
    if staged.state != ImportState.COMMITTED and not form.attempt(lambda: commit_staff_import(staged, **by(request))):
        return _show(request, staged, form)
    messages.success(request, gettext("Lembar diterapkan seluruhnya."))
    return redirect("personnel:staff_checked", key)
