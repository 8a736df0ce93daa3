"""The counts of a shift, typed at the bedside; and putting one right."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.doors.web.ward.forms import CorrectForm, ShiftForm
from kinerja.doors.web.ward.place import chosen_ward, shift_of, wards
from kinerja.facts.care import commands
from kinerja.facts.care.catalogue import catalogue
from kinerja.facts.care.models import QualityCount
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.refusals import Invalid, gettext_noop

BACK, SHOWN = 7, 12


@reads
def show(request: PageRequest) -> HttpResponse:
    known = wards(request)
    return _page(request, known, chosen_ward(request, known))


@writes
def save(request: PageRequest) -> HttpResponse:
    """All numbers of the shift, or none."""
    known = wards(request)
    unit = chosen_ward(request, known)
    form = _form(request, known, unit, request.POST)
    made = form.attempt(lambda: _count(request, unit, form)) if form.is_valid() else None
    if made is None:
        return _page(request, known, unit, form, form.status)
    said = ngettext("{n} hitungan tersimpan.", "{n} hitungan tersimpan.", made).format(n=made)
    messages.success(request, said)
    return redirect(f"{reverse('ward:home')}?ruang={unit.pk}")


@reads
def form(request: PageRequest, count: UUID) -> HttpResponse:
    found = _found(request, count)
    asked = CorrectForm(initial={"numerator": found.numerator, "denominator": found.denominator})
    return _correct(request, found, asked)


@writes
def correct(request: PageRequest, count: UUID) -> HttpResponse:
    found, asked = _found(request, count), CorrectForm(request.POST)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if asked.is_valid() and asked.attempt(lambda: commands.correct_count(found, **asked.cleaned_data, **by)):
        messages.success(request, gettext("Hitungan diperbaiki."))
        return redirect(f"{reverse('ward:home')}?ruang={found.unit_id}")
    return _correct(request, found, asked, asked.status)


def _count(request: PageRequest, unit: Unit, form: ShiftForm) -> int:
    given = form.counts()
    if not given:
        raise Invalid(gettext_noop("Belum ada angka yang diisi. Isi sedikitnya satu indikator."))
    with transaction.atomic():
        for indicator, numerator, denominator in given:
            commands.count(
                unit,
                indicator=indicator.code,
                day=form.cleaned_data["day"],
                shift=form.cleaned_data["shift"],
                numerator=numerator,
                denominator=denominator,
                actor=request.actor,
                now=request.now,
            )
    return len(given)


def _form(request: PageRequest, known: list[Unit], unit: Unit, data: Any = None) -> ShiftForm:
    day, shift = shift_of(unit, request.now)
    return ShiftForm(
        data,
        initial={"ward": str(unit.pk), "day": day, "shift": shift},
        wards=[(str(one.pk), one.name) for one in known],
        indicators=list(catalogue(request.actor.on).values()),
    )


def _found(request: PageRequest, key: UUID) -> QualityCount:
    mine = QualityCount.objects.current().visible_to(request.actor).select_related("unit")
    return get_object_or_404(mine, pk=key)


def _page(
    request: PageRequest, known: list[Unit], unit: Unit, form: ShiftForm | None = None, status: int = 200
) -> HttpResponse:
    names = {code: gettext(one.name) for code, one in catalogue(request.actor.on).items()}
    since = request.actor.on - timedelta(days=BACK)
    rows = QualityCount.objects.current().filter(unit=unit, day__gt=since).select_related("counted_by")
    context = {
        "unit": unit,
        "wards": known,
        "form": form or _form(request, known, unit),
        "rows": [
            (row, names.get(row.indicator, row.indicator)) for row in rows.order_by("-day", "-counted_at")[:SHOWN]
        ],
        "back": BACK,
    }
    return render(request, "ward/counts.html", context, status=status)


def _correct(request: PageRequest, found: QualityCount, form: CorrectForm, status: int = 200) -> HttpResponse:
    indicator = catalogue(found.day).get(found.indicator)
    return render(request, "ward/correct.html", {"count": found, "indicator": indicator, "form": form}, status=status)
