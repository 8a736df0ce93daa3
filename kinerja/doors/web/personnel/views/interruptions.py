"""Interruptions of the service: what was measured, why it was, and what is announced."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, form_page, given, one
from kinerja.doors.web.personnel.forms.interruptions import AnnounceForm, OutageForm
from kinerja.doors.web.ui.paging import page_by_key
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.operations import commands
from kinerja.platform.operations.models import Maintenance, Outage
from kinerja.platform.operations.outages import length_words, span_words
from kinerja.pure.law.outages import Span

PLACE = "personnel:interruptions"
MOST = 50


def _words(starts: object, ends: object) -> str:
    zone = timezone.get_current_timezone()
    assert isinstance(zone, ZoneInfo)
    return span_words(Span(starts, ends), zone)  # type: ignore[arg-type]


def _up() -> tuple[str, str]:
    return gettext("Gangguan layanan"), reverse(PLACE)


@reads
def interruptions(request: PageRequest) -> HttpResponse:
    enter(request)
    page = page_by_key(request, Outage.objects.all(), descending=True, clean=UUID)
    coming = Maintenance.objects.filter(ends__gt=request.now).order_by("starts")[:MOST]
    context = {
        "page": page,
        "rows": [(row, _words(row.starts, row.ends), length_words(row.ends - row.starts)) for row in page.rows],
        "coming": [(row, _words(row.starts, row.ends), row.starts > request.now) for row in coming],
    }
    return render(request, "personnel/interruptions.html", context)


def _noting(request: PageRequest, found: Outage, form: OutageForm) -> HttpResponse:
    lead = gettext("{when}. Waktunya diukur server dan tidak dapat diubah.").format(
        when=_words(found.starts, found.ends)
    )
    return form_page(request, form, title=gettext("Sebab gangguan"), button=gettext("Simpan"), up=_up(), lead=lead)


@reads
def note_form(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Outage.objects.all(), key)
    return _noting(request, found, OutageForm(found))


@writes
def note(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(Outage.objects.all(), key)
    form = OutageForm(found, request.POST)
    if form.is_valid() and form.attempt(lambda: commands.note_outage(found, **given(form), **by(request)) or True):
        messages.success(request, gettext("Sebab gangguan tersimpan."))
        return redirect(PLACE)
    return _noting(request, found, form)


def _announcing(request: PageRequest, form: AnnounceForm) -> HttpResponse:
    lead = gettext("Yang diumumkan paling lambat 3 hari sebelumnya tidak menggeser tenggat siapa pun.")
    title, button = gettext("Umumkan pemeliharaan"), gettext("Umumkan")
    return form_page(request, form, title=title, button=button, up=_up(), lead=lead)


@reads
def announce_form(request: PageRequest) -> HttpResponse:
    enter(request)
    return _announcing(request, AnnounceForm())


@writes
def announce(request: PageRequest) -> HttpResponse:
    enter(request)
    form = AnnounceForm(request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _announced(form, request))):
        messages.success(request, gettext("Pemeliharaan diumumkan di halaman Keadaan layanan."))
        return redirect(place)
    return _announcing(request, form)


def _announced(form: AnnounceForm, request: PageRequest) -> str:
    values = given(form)
    commands.announce(values.pop("starts"), **values, **by(request))
    return reverse(PLACE)


@writes
def withdraw(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    commands.withdraw(one(Maintenance.objects.all(), key), **by(request))
    messages.success(request, gettext("Pemeliharaan dibatalkan."))
    return redirect(PLACE)
