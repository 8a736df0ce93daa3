"""One person: who it is, what posts were held, who leads, which roles were given."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, form_page, given, one
from kinerja.doors.web.personnel.forms.people import ROLES, HireForm, LeaveForm, MandateForm, PersonForm
from kinerja.doors.web.shown.segments import absence_lines
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.service.models import Officer
from kinerja.people.organisation import commands
from kinerja.people.organisation.models import Absence, Appointment, Employee, Mandate
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.access.actors import Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge, require
from kinerja.platform.audit.trail import seen


def _employee(request: PageRequest, key: UUID) -> Employee:
    enter(request)
    return one(Employee.objects.visible_to(request.actor), key)


@reads
def person(request: PageRequest, key: UUID) -> HttpResponse:
    employee = _employee(request, key)
    seen("organisation", actor=request.actor, now=request.now, thing=employee)
    held = Appointment.objects.filter(employee=employee).select_related("position__unit").order_by("-starts", "-id")
    mandates = Mandate.objects.filter(employee=employee).order_by("-starts", "-id")
    context = {
        "employee": employee,
        "today": request.actor.on,
        "superior": superior_of(employee, request.actor.on),
        "appointments": list(held),
        "mandates": [(mandate, ROLES[Role(mandate.role)]) for mandate in mandates],
        "away": absence_lines(
            employee, Absence.objects.filter(employee=employee).order_by("-starts", "-id")[:5], request
        ),
        "labels": list(Officer.objects.filter(employee=employee)),
        "may_give": judge(request.actor, Permission.MANDATE_GIVE, employee),
    }
    return render(request, "personnel/person.html", context)


def _hiring(request: PageRequest, form: HireForm) -> HttpResponse:
    lead = gettext("Periksa dahulu lewat pencarian, supaya tidak tercatat dua kali. Penugasan diisi sesudahnya.")
    up = (gettext("Pegawai"), reverse("personnel:people"))
    return form_page(request, form, title=gettext("Catat pegawai baru"), lead=lead, button=gettext("Catat"), up=up)


@reads
def hire_form(request: PageRequest) -> HttpResponse:
    enter(request)
    return _hiring(request, HireForm())


@writes
def hire(request: PageRequest) -> HttpResponse:
    enter(request)
    form = HireForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _hired(form, request))):
        messages.success(request, gettext("Pegawai tercatat. Lanjutkan dengan penugasannya."))
        return redirect(place)
    return _hiring(request, form)


def _hired(form: HireForm, request: PageRequest) -> str:
    values = given(form)
    employee = commands.hire(values.pop("name"), **values, **by(request))
    return reverse("personnel:person", args=[employee.pk])


def _about(request: PageRequest, employee: Employee, form: HouseForm, *, title: str, button: str) -> HttpResponse:
    up = (employee.name, reverse("personnel:person", args=[employee.pk]))
    return form_page(request, form, title=title, button=button, up=up)


def _changing(request: PageRequest, employee: Employee, form: PersonForm) -> HttpResponse:
    return _about(request, employee, form, title=gettext("Ubah data pegawai"), button=gettext("Simpan"))


@reads
def change_form(request: PageRequest, key: UUID) -> HttpResponse:
    employee = _employee(request, key)
    return _changing(request, employee, PersonForm(employee))


@writes
def change(request: PageRequest, key: UUID) -> HttpResponse:
    employee = _employee(request, key)
    form = PersonForm(employee, request.POST)
    if form.is_valid() and form.attempt(lambda: commands.change_employee(employee, **given(form), **by(request))):
        messages.success(request, gettext("Perubahan tersimpan."))
        return redirect("personnel:person", key)
    return _changing(request, employee, form)


def _leaving(request: PageRequest, employee: Employee, form: LeaveForm) -> HttpResponse:
    return _about(request, employee, form, title=gettext("Catat pegawai berhenti"), button=gettext("Catat"))


@reads
def leave_form(request: PageRequest, key: UUID) -> HttpResponse:
    return _leaving(request, _employee(request, key), LeaveForm())


@writes
def leave(request: PageRequest, key: UUID) -> HttpResponse:
    employee = _employee(request, key)
    form = LeaveForm(request.POST)
    if form.is_valid() and form.attempt(lambda: commands.end_service(employee, **given(form), **by(request))):
        messages.success(request, gettext("Tercatat. Penugasan dan mandatnya berakhir pada hari itu."))
        return redirect("personnel:person", key)
    return _leaving(request, employee, form)


def _giving(request: PageRequest, employee: Employee, form: MandateForm) -> HttpResponse:
    return _about(request, employee, form, title=gettext("Beri mandat"), button=gettext("Beri mandat"))


@reads
def mandate_form(request: PageRequest, key: UUID) -> HttpResponse:
    employee = _employee(request, key)
    require(request.actor, Permission.MANDATE_GIVE, employee)
    return _giving(request, employee, MandateForm())


@writes
def give_mandate(request: PageRequest, key: UUID) -> HttpResponse:
    employee = _employee(request, key)
    form = MandateForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _given(form, employee, request))):
        messages.success(request, gettext("Mandat tercatat."))
        return redirect(place)
    return _giving(request, employee, form)


def _given(form: MandateForm, employee: Employee, request: PageRequest) -> str:
    commands.give_mandate(employee, **given(form), **by(request))
    return reverse("personnel:person", args=[employee.pk])
