"""Services and the standards promised for them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, form_page, given, one
from kinerja.doors.web.personnel.forms.services import AddServiceForm, StandardForm
from kinerja.doors.web.ui.paging import page_by_name
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.service import commands
from kinerja.facts.service.models import Service, ServiceStandard
from kinerja.facts.service.terms import PUBLISHED_COMPONENTS, STANDARD_COMPONENTS


@reads
def services(request: PageRequest) -> HttpResponse:
    enter(request)
    page = page_by_name(request, Service.objects.select_related("unit"))
    on_page = ServiceStandard.objects.filter(service__in=page.rows, effective_from__lte=request.actor.on)
    in_force = {standard.service_id: standard for standard in on_page.order_by("effective_from")}
    rows = [(service, in_force.get(service.pk)) for service in page.rows]
    return render(request, "personnel/services.html", {"page": page, "rows": rows})


@reads
def service(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Service.objects.select_related("unit"), key)
    standards = list(ServiceStandard.objects.filter(service=found).order_by("-effective_from"))
    current = next((s for s in standards if s.effective_from <= request.actor.on), None)
    texts = current.components if current else {}
    components = [
        (label, texts.get(name, ""), name in PUBLISHED_COMPONENTS) for name, label in STANDARD_COMPONENTS.items()
    ]
    context = {"service": found, "standards": standards, "current": current, "components": components}
    return render(request, "personnel/service.html", context)


def _adding(request: PageRequest, form: AddServiceForm) -> HttpResponse:
    up = (gettext("Standar pelayanan"), reverse("personnel:services"))
    return form_page(request, form, title=gettext("Tambah layanan"), button=gettext("Tambah"), up=up)


@reads
def add_form(request: PageRequest) -> HttpResponse:
    enter(request)
    return _adding(request, AddServiceForm())


@writes
def add(request: PageRequest) -> HttpResponse:
    enter(request)
    form = AddServiceForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _added(form, request))):
        messages.success(request, gettext("Layanan ditambahkan. Lengkapi standar pelayanannya."))
        return redirect(place)
    return _adding(request, form)


def _added(form: AddServiceForm, request: PageRequest) -> str:
    values = given(form)
    made = commands.add_service(values.pop("code"), **values, **by(request))
    return reverse("personnel:service", args=[made.pk])


def _setting(request: PageRequest, found: Service, form: StandardForm) -> HttpResponse:
    up = (found.name, reverse("personnel:service", args=[found.pk]))
    lead = gettext("Versi baru; versi lama tetap berlaku untuk berkas yang diterima sebelumnya.")
    return form_page(request, form, title=gettext("Tetapkan standar"), lead=lead, button=gettext("Tetapkan"), up=up)


@reads
def standard_form(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Service.objects.all(), key)
    newest = ServiceStandard.objects.filter(service=found).order_by("-version").first()
    return _setting(request, found, StandardForm(newest=newest))


@writes
def set_standard(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Service.objects.all(), key)
    form = StandardForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _set(form, found, request))):
        messages.success(request, gettext("Standar pelayanan tersimpan sebagai versi baru."))
        return redirect(place)
    return _setting(request, found, form)


def _set(form: StandardForm, found: Service, request: PageRequest) -> str:
    commands.set_standard(found, **form.values(), **by(request))
    return reverse("personnel:service", args=[found.pk])
