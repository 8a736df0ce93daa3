"""Arranging a hall: its counters and queues, and the addresses of its kiosk and board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import segno
from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kinerja.doors.web.counter.arranging_forms import (
    AddCounterForm,
    AddLineForm,
    CounterForm,
    LineForm,
    RetireForm,
)
from kinerja.doors.web.shown.form_pages import form_page
from kinerja.doors.web.shown.week_fields import told
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hours import hours_of, today_at
from kinerja.facts.queueing.models import Counter, CounterLine, ServiceLine
from kinerja.facts.queueing.words import word_of_kiosk
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.refusals import Forbidden, gettext_noop

MOST = 300
NOT_YOURS = gettext_noop("Loket dan antrean diatur pimpinan unit atau kepegawaian.")


@dataclass(frozen=True)
class Gate:
    """An address of the hall that somebody opens or hangs on a wall."""

    label: str
    text: str
    address: str
    qr: SafeString


def kept(request: PageRequest) -> QuerySet[Unit]:
    return Unit.objects.kept_by(request.actor).open_on(request.actor.on).order_by("path")


@reads
def halls(request: PageRequest) -> HttpResponse:
    """Halls this person arranges; every other unit of his can become one."""
    wanted = request.GET.get("unit", "")
    with_line = ServiceLine.objects.filter(unit=OuterRef("pk")).order_by()
    with_counter = Counter.objects.filter(unit=OuterRef("pk")).order_by()
    rows = list(kept(request).annotate(is_hall=Exists(with_line) | Exists(with_counter))[:MOST])
    if not rows:
        raise Forbidden(NOT_YOURS)
    chosen = next((one for one in rows if str(one.pk) == wanted), None)
    if chosen is not None:
        return redirect("counter:hall", chosen.pk)
    context = {"halls": [one for one in rows if one.is_hall], "others": [one for one in rows if not one.is_hall]}
    return render(request, "counter/halls.html", context)


@reads
def hall(request: PageRequest, unit: UUID) -> HttpResponse:
    found = get_object_or_404(kept(request), pk=unit)
    lines = list(found.lines.select_related("service", "unit").annotate(n=Count("served_at")).order_by("letter"))
    serves = Prefetch("serves", CounterLine.objects.select_related("line").order_by("line__letter"))
    counters = list(found.counters.prefetch_related(serves).order_by("number"))
    today = today_at(found, request.now)
    context = {
        "unit": found,
        "lines": [
            (line, hours, told(line.weekly or {}))
            for line, hours in zip(lines, hours_of(found, lines, request.now), strict=True)
        ],
        "counters": counters,
        "today": today,
        "unserved": [line for line in lines if not line.n and _lasts(line, today)],
        "idle": [one for one in counters if not one.serves.all() and _lasts(one, today)],
        "gates": _gates(request, found) if lines else [],
    }
    return render(request, "counter/hall.html", context)


def _lasts(part: Counter | ServiceLine, today: Any) -> bool:
    return part.closed_on is None or part.closed_on > today


def _gates(request: PageRequest, unit: Unit) -> list[Gate]:
    kiosk, board, phone = (gettext("Mesin antrean"), gettext("Papan panggilan"), gettext("Telepon warga"))
    secret = gettext("Buka di layar sentuh ruang tunggu. Alamat ini rahasia: hanya untuk mesinnya.")
    door = gettext("Tempel di pintu: warga memindai dan mengambil nomor sendiri.")
    made = [
        (kiosk, secret, reverse("citizen:kiosk", args=[unit.code, word_of_kiosk(unit.pk)])),
        (board, gettext("Buka di televisi ruang tunggu."), reverse("citizen:board", args=[unit.code])),
        (phone, door, reverse("citizen:phone", args=[unit.code])),
    ]
    found = []
    for label, text, path in made:
        address = request.build_absolute_uri(path)
        drawn = SafeString(segno.make(address, micro=False, error="m").svg_inline(border=2, omitsize=True))
        found.append(Gate(label, text, address, drawn))
    return found


def _up(unit: Unit) -> tuple[str, str]:
    return unit.name, reverse("counter:hall", args=[unit.pk])


def _open_lines(unit: Unit, request: PageRequest) -> QuerySet[ServiceLine]:
    return ServiceLine.objects.open_on(today_at(unit, request.now)).filter(unit=unit).select_related("service")


@reads
def counter_form(request: PageRequest, unit: UUID) -> HttpResponse:
    found = get_object_or_404(kept(request), pk=unit)
    last = found.counters.order_by("-number").values_list("number", flat=True).first() or 0
    lines = _open_lines(found, request)
    form = AddCounterForm(initial={"number": last + 1, "lines": [one.pk for one in lines]})
    return _adding_counter(request, found, form)


@writes
def add_counter(request: PageRequest, unit: UUID) -> HttpResponse:
    found = get_object_or_404(kept(request), pk=unit)
    form = AddCounterForm(request.POST)
    form.offer(_open_lines(found, request))
    if form.is_valid() and (place := form.attempt_once(request, lambda: _added_counter(form, found, request))):
        messages.success(request, gettext("Loket ditambahkan."))
        return redirect(place)
    return _adding_counter(request, found, form)


def _added_counter(form: AddCounterForm, unit: Unit, request: PageRequest) -> str:
    values = form.cleaned_data
    with transaction.atomic():
        made = commands.add_counter(unit, number=values["number"], name=values["name"], **by(request))
        commands.serve_lines(made, lines=list(values["lines"]), **by(request))
    return reverse("counter:hall", args=[unit.pk])


def _adding_counter(request: PageRequest, unit: Unit, form: AddCounterForm) -> HttpResponse:
    form.offer(_open_lines(unit, request))
    return form_page(request, form, title=gettext("Tambah loket"), button=gettext("Tambah"), up=_up(unit))


@reads
def change_counter_form(request: PageRequest, counter: UUID) -> HttpResponse:
    found = _counter(request, counter)
    return _changing_counter(request, found, CounterForm(found))


@writes
def change_counter(request: PageRequest, counter: UUID) -> HttpResponse:
    found = _counter(request, counter)
    form = CounterForm(found, request.POST)
    form.offer(_open_lines(found.unit, request))
    if form.is_valid() and form.attempt(lambda: _changed_counter(form, found, request)):
        messages.success(request, gettext("Loket {n} tersimpan.").format(n=found.number))
        return redirect("counter:hall", found.unit_id)
    return _changing_counter(request, found, form)


def _changed_counter(form: CounterForm, counter: Counter, request: PageRequest) -> bool:
    with transaction.atomic():
        commands.change_counter(counter, name=form.cleaned_data["name"], **by(request))
        commands.serve_lines(counter, lines=list(form.cleaned_data["lines"]), **by(request))
    return True


def _changing_counter(request: PageRequest, counter: Counter, form: CounterForm) -> HttpResponse:
    form.offer(_open_lines(counter.unit, request))
    title = gettext("Loket {n}").format(n=counter.number)
    return form_page(request, form, title=title, button=gettext("Simpan"), up=_up(counter.unit))


def _counter(request: PageRequest, key: UUID) -> Counter:
    return get_object_or_404(Counter.objects.filter(unit__in=_keys(request)).select_related("unit"), pk=key)


def line_kept(request: PageRequest, key: UUID) -> ServiceLine:
    rows = ServiceLine.objects.filter(unit__in=_keys(request)).select_related("unit", "service")
    found: ServiceLine = get_object_or_404(rows, pk=key)
    return found


def _keys(request: PageRequest) -> Any:
    return kept(request).order_by().values("pk")


@reads
def line_form(request: PageRequest, unit: UUID) -> HttpResponse:
    found = get_object_or_404(kept(request), pk=unit)
    used = set(found.lines.values_list("letter", flat=True))
    free = next((letter for letter in map(chr, range(ord("A"), ord("Z") + 1)) if letter not in used), "")
    return _adding_line(request, found, AddLineForm(found, initial={"letter": free}))


@writes
def add_line(request: PageRequest, unit: UUID) -> HttpResponse:
    found = get_object_or_404(kept(request), pk=unit)
    form = AddLineForm(found, request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _added_line(form, found, request))):
        messages.success(request, gettext("Antrean dibuka. Tentukan loket mana yang memanggilnya."))
        return redirect(place)
    return _adding_line(request, found, form)


def _added_line(form: AddLineForm, unit: Unit, request: PageRequest) -> str:
    values = form.cleaned_data
    commands.add_line(unit, service=values["service"], letter=values["letter"], **form.settings(), **by(request))
    return reverse("counter:hall", args=[unit.pk])


def _adding_line(request: PageRequest, unit: Unit, form: AddLineForm) -> HttpResponse:
    return _line_page(request, unit, form, title=gettext("Buka antrean"), button=gettext("Buka antrean"))


@reads
def change_line_form(request: PageRequest, line: UUID) -> HttpResponse:
    found = line_kept(request, line)
    return _changing_line(request, found, LineForm(found))


@writes
def change_line(request: PageRequest, line: UUID) -> HttpResponse:
    found = line_kept(request, line)
    form = LineForm(found, request.POST)
    if form.is_valid() and form.attempt(lambda: commands.change_line(found, **form.settings(), **by(request))):
        messages.success(request, gettext("Antrean {letter} tersimpan.").format(letter=found.letter))
        return redirect("counter:hall", found.unit_id)
    return _changing_line(request, found, form)


def _changing_line(request: PageRequest, line: ServiceLine, form: LineForm) -> HttpResponse:
    title = f"{line.letter} · {line.service.name}"
    return _line_page(request, line.unit, form, title=title, button=gettext("Simpan"))


def _line_page(request: PageRequest, unit: Unit, form: Any, *, title: str, button: str) -> HttpResponse:
    up_label, up_url = _up(unit)
    context = {"form": form, "title": title, "button": button, "up_label": up_label, "up_url": up_url}
    return render(request, "counter/line_form.html", context, status=form.status if form.is_bound else 200)


@reads
def retire_counter_form(request: PageRequest, counter: UUID) -> HttpResponse:
    return _retiring(request, _counter(request, counter), RetireForm())


@writes
def retire_counter(request: PageRequest, counter: UUID) -> HttpResponse:
    return _retire(request, _counter(request, counter), commands.retire_counter)


@writes
def restore_counter(request: PageRequest, counter: UUID) -> HttpResponse:
    found = commands.restore_counter(_counter(request, counter), **by(request))
    messages.success(request, gettext("Loket {n} dipakai lagi.").format(n=found.number))
    return redirect("counter:hall", found.unit_id)


@reads
def retire_line_form(request: PageRequest, line: UUID) -> HttpResponse:
    return _retiring(request, line_kept(request, line), RetireForm())


@writes
def retire_line(request: PageRequest, line: UUID) -> HttpResponse:
    return _retire(request, line_kept(request, line), commands.retire_line)


@writes
def restore_line(request: PageRequest, line: UUID) -> HttpResponse:
    found = commands.restore_line(line_kept(request, line), **by(request))
    messages.success(request, gettext("Antrean {letter} dibuka lagi.").format(letter=found.letter))
    return redirect("counter:hall", found.unit_id)


def _retire(request: PageRequest, part: Any, verb: Any) -> HttpResponse:
    form = RetireForm(request.POST)
    if form.is_valid() and form.attempt(lambda: verb(part, closed_on=form.cleaned_data["closed_on"], **by(request))):
        messages.success(request, gettext("Tersimpan. Riwayatnya tetap ada."))
        return redirect("counter:hall", part.unit_id)
    return _retiring(request, part, form)


def _retiring(request: PageRequest, part: Counter | ServiceLine, form: RetireForm) -> HttpResponse:
    if isinstance(part, Counter):
        title = gettext("Tiadakan Loket {n}").format(n=part.number)
    else:
        title = gettext("Tiadakan antrean {letter}").format(letter=part.letter)
    lead = gettext("Yang sudah terjadi tetap tercatat, dan dapat dipakai lagi kapan saja.")
    return form_page(request, form, title=title, lead=lead, button=gettext("Tiadakan"), up=_up(part.unit))
