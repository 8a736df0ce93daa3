"""Appointing somebody to a post, ending it, withdrawing what never held."""

from __future__ import annotations

import functools
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, given, key_of, one
from kinerja.doors.web.personnel.forms.people import AppointForm, EndForm, WithdrawForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation import commands
from kinerja.people.organisation.models import Appointment, Employee, Position

MOST = 30


@reads
def appoint_form(request: PageRequest, key: UUID) -> HttpResponse:
    """First the post is looked for, then the days are written."""
    enter(request)
    employee = one(Employee.objects.visible_to(request.actor), key)
    position = _position(request.GET.get("jabatan", ""))
    asked = request.GET.get("cari", "").strip()
    found = _matching(asked) if asked and position is None else []
    context = {
        "employee": employee,
        "position": position,
        "asked": asked,
        "found": found[:MOST],
        "more": len(found) > MOST,
        "form": AppointForm() if position else None,
    }
    return render(request, "personnel/appoint.html", context)


def _position(text: str) -> Position | None:
    key = key_of(text)
    return Position.objects.select_related("unit").filter(pk=key).first() if key else None


def _matching(text: str) -> list[Position]:
    """Posts whose title, code or unit contains every word asked for."""
    rows = Position.objects.select_related("unit")
    for word in text.split()[:6]:
        rows = rows.filter(Q(title__icontains=word) | Q(code__icontains=word) | Q(unit__name__icontains=word))
    return list(rows.order_by("unit__path", "code")[: MOST + 1])


@writes
def appoint(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    employee = one(Employee.objects.visible_to(request.actor), key)
    position = _position(request.POST.get("position", ""))
    if position is None:
        return redirect("personnel:appoint", key)
    form = AppointForm(request.POST)
    if form.is_valid():
        act = functools.partial(_appointed, form, employee, position, request)
        if place := form.attempt_once(request, act):
            messages.success(request, gettext("Penugasan tercatat."))
            return redirect(place)
    context = {"employee": employee, "position": position, "form": form, "asked": "", "found": [], "more": False}
    return render(request, "personnel/appoint.html", context, status=form.status)


def _appointed(form: AppointForm, employee: Employee, position: Position, request: PageRequest) -> str:
    commands.appoint(employee, position=position, **given(form), **by(request))
    return reverse("personnel:person", args=[employee.pk])


def _appointment(request: PageRequest, key: UUID) -> Appointment:
    enter(request)
    return one(Appointment.objects.select_related("employee", "position__unit"), key)


def _ending(request: PageRequest, appointment: Appointment, status: int = 200, **forms: Any) -> HttpResponse:
    context = {"appointment": appointment, "form": EndForm(appointment), "withdraw_form": WithdrawForm()}
    return render(request, "personnel/end_appointment.html", context | forms, status=status)


@reads
def end_form(request: PageRequest, key: UUID) -> HttpResponse:
    return _ending(request, _appointment(request, key))


@writes
def end(request: PageRequest, key: UUID) -> HttpResponse:
    appointment = _appointment(request, key)
    form = EndForm(appointment, request.POST)
    if form.is_valid() and form.attempt(lambda: commands.end_appointment(appointment, **given(form), **by(request))):
        messages.success(request, gettext("Hari berakhirnya tercatat."))
        return redirect("personnel:person", appointment.employee_id)
    return _ending(request, appointment, form.status, form=form)


@writes
def withdraw(request: PageRequest, key: UUID) -> HttpResponse:
    """Sent twice, the second time there is nothing left to withdraw: the person's list says so by itself."""
    enter(request)
    appointment = Appointment.objects.select_related("employee", "position__unit").filter(pk=key).first()
    if appointment is None:
        messages.success(request, gettext("Penugasan itu sudah dibatalkan."))
        return redirect("personnel:people")
    form = WithdrawForm(request.POST)
    employee = appointment.employee_id
    if form.is_valid() and form.attempt(lambda: _withdrawn(appointment, form.cleaned_data["reason"], request)):
        messages.success(request, gettext("Penugasan dibatalkan; alasannya tersimpan di jejak audit."))
        return redirect("personnel:person", employee)
    return _ending(request, appointment, form.status, withdraw_form=form)


def _withdrawn(appointment: Appointment, reason: str, request: PageRequest) -> bool:
    commands.withdraw_appointment(appointment, reason=reason, **by(request))
    return True
