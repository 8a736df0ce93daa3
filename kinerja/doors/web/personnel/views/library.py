"""The library of indicators: what is proposed, what staff say of it, what is used."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, form_page, one
from kinerja.doors.web.personnel.forms.planning import LibraryForm
from kinerja.doors.web.shown.wording import checked, checking, indicator_lines, result_lines
from kinerja.doors.web.ui.paging import page_by_name
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.planning import commands
from kinerja.work.planning.models import LibraryIndicator
from kinerja.work.planning.sources import sources
from kinerja.work.planning.terms import LibraryState


@reads
def library(request: PageRequest) -> HttpResponse:
    enter(request)
    state = request.GET.get("keadaan", "")
    rows = LibraryIndicator.objects.annotate(n_comments=Count("comments"))
    if state in LibraryState:
        rows = rows.filter(state=state)
    context = {"page": page_by_name(request, rows, "code"), "states": LibraryState.choices, "state": state}
    return render(request, "personnel/library.html", context)


@reads
def indicator(request: PageRequest, key: UUID) -> HttpResponse:
    enter(request)
    found = one(LibraryIndicator.objects.all(), key)
    label = next((gettext(s.label) for s in sources() if s.code == found.source), "")
    wording = {"on_indicator": indicator_lines(found), "on_result": result_lines(found.result_text)}
    context = {
        "indicator": found,
        "source": label,
        **wording,
        "comments": found.comments.select_related("author")[:200],
    }
    return render(request, "personnel/library_indicator.html", context)


def _proposing(request: PageRequest, form: LibraryForm) -> HttpResponse:
    more = checking(request, form, reverse("personnel:check_wording"))
    lead = gettext("Sesudah diusulkan, pegawai dapat menanggapi. Barulah kemudian dipakai atau ditarik.")
    up = (gettext("Pustaka indikator"), reverse("personnel:library"))
    return form_page(
        request, form, title=gettext("Usulkan indikator"), lead=lead, button=gettext("Usulkan"), up=up, **more
    )


@writes
def check_wording(request: PageRequest) -> HttpResponse:
    enter(request)
    return checked(request)


@reads
def propose_form(request: PageRequest) -> HttpResponse:
    enter(request)
    return _proposing(request, LibraryForm())


@writes
def propose(request: PageRequest) -> HttpResponse:
    enter(request)
    form = LibraryForm(request.POST)
    if "periksa" in request.POST:
        return _proposing(request, form)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _proposed(form, request))):
        messages.success(request, gettext("Indikator diusulkan dan terbuka untuk tanggapan."))
        return redirect(place)
    return _proposing(request, form)


def _proposed(form: LibraryForm, request: PageRequest) -> str:
    words = {name: form.cleaned_data[name] for name in ("code", "group", "result_text")}
    made = commands.propose_indicator(**words, definition=form.definition(), **by(request))
    return reverse("personnel:library_indicator", args=[made.pk])


@writes
def adopt(request: PageRequest, key: UUID) -> HttpResponse:
    """Adopting what is adopted changes nothing."""
    enter(request)
    found = one(LibraryIndicator.objects.all(), key)
    if found.state != LibraryState.ADOPTED:
        commands.adopt(found, **by(request))
    messages.success(request, gettext("Indikator dipakai; SKP baru dapat mengambilnya dari pustaka."))
    return redirect("personnel:library_indicator", key)


@writes
def withdraw(request: PageRequest, key: UUID) -> HttpResponse:
    """Withdrawing what is withdrawn changes nothing."""
    enter(request)
    found = one(LibraryIndicator.objects.all(), key)
    if found.state != LibraryState.WITHDRAWN:
        commands.withdraw(found, **by(request))
    messages.success(request, gettext("Indikator ditarik; SKP yang sudah memakainya tidak berubah."))
    return redirect("personnel:library_indicator", key)
