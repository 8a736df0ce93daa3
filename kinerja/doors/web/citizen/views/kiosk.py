"""Taking a number: at the kiosk of a hall, or from one's own phone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.shown.halls import choices, hall, lines_of
from kinerja.doors.web.ui import throttle
from kinerja.doors.web.ui.forms import SubmissionForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.queueing.commands import issue
from kinerja.facts.queueing.hall_terms import Channel, Priority
from kinerja.facts.queueing.models import AppointmentRule, ServiceLine, Visit
from kinerja.facts.queueing.words import opens_kiosk, word_of_visit
from kinerja.people.organisation.models import Unit

MOST_AN_HOUR, AN_HOUR = 200, timedelta(hours=1)


class TakeForm(SubmissionForm):
    """One or several services; the button that was pressed says why one goes first."""

    lines = forms.TypedMultipleChoiceField(coerce=UUID, required=False)
    priority = forms.ChoiceField(choices=Priority, required=False)

    def __init__(self, *args: Any, known: list[ServiceLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].choices = [(str(line.pk), line.letter) for line in known]  # type: ignore[attr-defined]


@reads(public=True)
def show(request: PageRequest, code: str, word: str) -> HttpResponse:
    return _page(request, kiosk_of(code, word), Channel.KIOSK)


@writes(public=True)
def take(request: PageRequest, code: str, word: str) -> HttpResponse:
    return _take(request, kiosk_of(code, word), Channel.KIOSK)


@reads(public=True)
def phone(request: PageRequest, code: str) -> HttpResponse:
    return _page(request, hall(code), Channel.PHONE)


@writes(public=True)
def take_by_phone(request: PageRequest, code: str) -> HttpResponse:
    return _take(request, hall(code), Channel.PHONE)


def kiosk_of(code: str, word: str) -> Unit:
    """A device shows that it is one of the hall's by its address; whoever has not its word sees no page."""
    unit = hall(code)
    if not opens_kiosk(word, unit.pk):
        raise Http404
    return unit


def _take(request: PageRequest, unit: Unit, channel: Channel) -> HttpResponse:
    known = lines_of(unit, request.now, by_phone=channel == Channel.PHONE)
    form = TakeForm(request.POST, known=known)
    is_fine = form.is_valid() and (channel == Channel.KIOSK or _is_in_measure(request, form))
    visit: Visit | None = form.attempt(lambda: _issue(request, known, form, channel)) if is_fine else None
    if visit is None:
        return _page(request, unit, channel, form)
    place = reverse("citizen:ticket", args=[word_of_visit(visit.pk)])
    # The printer of a kiosk is asked by its page; a phone keeps the address.
    return redirect(f"{place}?mesin={request.path}" if channel == Channel.KIOSK else place)


def _is_in_measure(request: PageRequest, form: TakeForm) -> bool:
    """A whole waiting room behind one address stays far below this; a machine that takes all numbers does not."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if throttle.count_use("queueing.numbers", address, most=MOST_AN_HOUR, within=AN_HOUR):
        return True
    form.add_error(
        None, gettext("Terlalu banyak nomor diambil dari jaringan ini. Ambil nomor di mesin antrean, atau coba nanti.")
    )
    form.status = 429
    return False


def _issue(request: PageRequest, known: list[ServiceLine], form: TakeForm, channel: Channel) -> Visit:
    chosen = [line for line in known if line.pk in form.cleaned_data["lines"]]
    return issue(
        chosen,
        channel=channel,
        priority=form.cleaned_data["priority"] or Priority.NONE,
        submission=form.cleaned_data["submission"],
        actor=request.actor,
        now=request.now,
    )


def _page(request: PageRequest, unit: Unit, channel: Channel, form: TakeForm | None = None) -> HttpResponse:
    known = choices(unit, request.now, by_phone=channel == Channel.PHONE)
    opens = [one.hours.opens_next for one in known if one.hours.opens_next]
    context = {
        "unit": unit,
        "choices": known,
        "form": form or TakeForm(known=[one.line for one in known]),
        "is_open": any(one.can_be_taken for one in known),
        "opens": min(opens, default=None),
        "reasons": [one for one in Priority.choices if one[0] != Priority.NONE],
        "is_kiosk": channel == Channel.KIOSK,
        "has_appointments": AppointmentRule.objects.filter(line__unit=unit).exists(),
    }
    return render(request, "citizen/kiosk.html", context, status=form.status if form else 200)
