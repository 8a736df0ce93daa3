"""Leave and other tasks of one person: recorded, changed, cancelled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, given, one
from kinerja.doors.web.personnel.forms.absences import AbsenceEndForm, AbsenceForm, CancelAbsenceForm
from kinerja.doors.web.shown.segments import absence_lines
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation import commands
from kinerja.people.organisation.models import Absence, Employee
from kinerja.platform.audit.trail import seen


def _employee(request: PageRequest, key: UUID) -> Employee:
    enter(request)
    return one(Employee.objects.visible_to(request.actor), key)


@reads
def absences(request: PageRequest, key: UUID) -> HttpResponse:
    employee = _employee(request, key)
    seen("organisation", actor=request.actor, now=request.now, thing=employee)
    return _page(request, employee, AbsenceForm())


@writes
def grant(request: PageRequest, key: UUID) -> HttpResponse:
    employee, form = _employee(request, key), AbsenceForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _granted(form, employee, request))):
        messages.success(request, gettext("Cuti atau tugas tercatat."))
        return redirect(place)
    return _page(request, employee, form)


def _granted(form: AbsenceForm, employee: Employee, request: PageRequest) -> str:
    commands.grant_absence(employee, **given(form), **by(request))
    return reverse("personnel:absences", args=[employee.pk])


def _page(request: PageRequest, employee: Employee, form: AbsenceForm) -> HttpResponse:
    rows = Absence.objects.visible_to(request.actor).filter(employee=employee).order_by("-starts", "-id")
    context = {"employee": employee, "lines": absence_lines(employee, rows, request), "form": form}
    return render(request, "personnel/absences.html", context, status=form.status if form.is_bound else 200)


def _absence(request: PageRequest, key: UUID) -> Absence:
    enter(request)
    return one(Absence.objects.visible_to(request.actor).select_related("employee"), key)


def _changing(request: PageRequest, absence: Absence, status: int = 200, **forms: Any) -> HttpResponse:
    context = {"absence": absence, "form": AbsenceEndForm(absence), "cancel_form": CancelAbsenceForm()}
    return render(request, "personnel/change_absence.html", context | forms, status=status)


@reads
def change_form(request: PageRequest, key: UUID) -> HttpResponse:
    return _changing(request, _absence(request, key))


@writes
def change(request: PageRequest, key: UUID) -> HttpResponse:
    absence = _absence(request, key)
    form = AbsenceEndForm(absence, request.POST)
    if form.is_valid() and form.attempt(lambda: commands.change_absence_end(absence, **given(form), **by(request))):
        messages.success(request, gettext("Hari kembali bertugas tercatat."))
        return redirect("personnel:absences", absence.employee_id)
    return _changing(request, absence, form.status, form=form)


@writes
def cancel(request: PageRequest, key: UUID) -> HttpResponse:
    """Sent twice, the second time there is nothing left to cancel."""
    enter(request)
    absence = Absence.objects.select_related("employee").filter(pk=key).first()
    if absence is None:
        messages.success(request, gettext("Cuti atau tugas itu sudah dibatalkan."))
        return redirect("personnel:people")
    form = CancelAbsenceForm(request.POST)
    employee = absence.employee_id
    if form.is_valid() and form.attempt(lambda: _cancelled(absence, form.cleaned_data["reason"], request)):
        messages.success(request, gettext("Cuti atau tugas dibatalkan; alasannya tersimpan di jejak audit."))
        return redirect("personnel:absences", employee)
    return _changing(request, absence, form.status, cancel_form=form)


def _cancelled(absence: Absence, reason: str, request: PageRequest) -> bool:
    commands.cancel_absence(absence, reason=reason, **by(request))
    return True
