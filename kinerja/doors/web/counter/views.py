"""Choosing a counter, and working there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.counter.presses import PRESSES
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.queueing.commands import open_counter
from kinerja.facts.queueing.hall_queries import desk
from kinerja.facts.queueing.hall_querysets import halls_of
from kinerja.facts.queueing.hall_terms import HoldReason
from kinerja.facts.queueing.hours import today_at
from kinerja.facts.queueing.models import Counter, CounterShift, ServiceLine, Ticket
from kinerja.facts.queueing.slots import expected_of_day
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop


class SitForm(HouseForm):
    counter = forms.UUIDField()


class PressForm(HouseForm):
    """`seen` is how often the ticket had moved when the page was shown: two presses of an old page do not act twice."""

    press = forms.ChoiceField(choices=[(name, name) for name in PRESSES])
    ticket = forms.UUIDField(required=False)
    seen = forms.IntegerField(required=False)
    line = forms.CharField(max_length=1, required=False)
    reason = forms.CharField(max_length=200, required=False)
    wrong = forms.CharField(max_length=5, required=False)


@reads
def home(request: PageRequest) -> HttpResponse:
    return _choose(request, None)


@writes
def sit(request: PageRequest) -> HttpResponse:
    form = SitForm(request.POST)
    if not form.is_valid():
        return _choose(request, form)
    counter = get_object_or_404(_counters(request), pk=form.cleaned_data["counter"])
    if form.attempt(lambda: open_counter(counter, actor=request.actor, now=request.now)) is None:
        return _choose(request, form)
    return redirect("counter:console", counter=counter.pk)


@reads
def show(request: PageRequest, counter: UUID) -> HttpResponse:
    found = get_object_or_404(_counters(request), pk=counter)
    if not CounterShift.objects.running().filter(counter=found, officer=request.actor.employee_id).exists():
        return redirect("counter:home")
    return _console(request, found, None)


@writes
def act(request: PageRequest, counter: UUID) -> HttpResponse:
    found, form = get_object_or_404(_counters(request), pk=counter), PressForm(request.POST)
    if not form.is_valid():
        return _console(request, found, form)
    try:
        with transaction.atomic():
            _press(request, found, form.cleaned_data)
    except Refused as refusal:
        form.refuse(refusal)
        return _console(request, found, form)
    if form.cleaned_data["press"] == "close":
        messages.success(request, gettext("Loket ditutup."))
        return redirect("counter:home")
    return redirect("counter:console", counter=counter)


def _press(request: PageRequest, counter: Counter, given: dict[str, Any]) -> None:
    ticket = None
    if given["ticket"]:
        known = Ticket.objects.select_related("visit__unit", "line__service", "counter__unit", "officer")
        ticket = get_object_or_404(known, pk=given["ticket"], visit__unit=counter.unit)
        if given["seen"] is not None and given["seen"] < ticket.version and ticket.counter_id == counter.pk:
            raise Invalid(
                gettext_noop("Tombol itu sudah ditekan. Nomor {ticket} sekarang tampil di bawah."), ticket=str(ticket)
            )
    words = {name: str(value) for name, value in given.items() if value not in (None, "")}
    PRESSES[given["press"]](counter, ticket, words, {"actor": request.actor, "now": request.now})


def _counters(request: PageRequest) -> Any:
    open_ones = Q(closed_on__isnull=True) | Q(closed_on__gt=request.actor.on)
    halls = halls_of(request.actor).order_by().values("pk")
    return Counter.objects.filter(open_ones, unit__in=halls).select_related("unit").order_by("unit__path", "number")


def _choose(request: PageRequest, form: HouseForm | None) -> HttpResponse:
    counters = list(_counters(request))
    shifts = CounterShift.objects.running().filter(counter__in=counters).select_related("officer")
    taken = {shift.counter_id: shift for shift in shifts}
    rows = [(counter, taken.get(counter.pk)) for counter in counters]
    mine = next((one for one, shift in rows if shift and shift.officer_id == request.actor.employee_id), None)
    context = {
        "rows": rows,
        "mine": mine,
        "form": form,
        "halls": list({one.unit_id: one.unit for one in counters}.values()),
    }
    return render(request, "counter/home.html", context, status=form.status if form else 200)


def _console(request: PageRequest, counter: Counter, form: PressForm | None) -> HttpResponse:
    found = desk(counter, today_at(counter.unit, request.now))
    lines = ServiceLine.objects.filter(unit=counter.unit).select_related("service").order_by("letter")
    context = {
        "counter": counter,
        "desk": found,
        "lines": list(lines),
        "expected": expected_of_day(counter.unit_id, today_at(counter.unit, request.now)),
        "reasons": HoldReason.choices,
        "form": form,
    }
    return render(request, "counter/console.html", context, status=form.status if form else 200)
