"""The front desk: a number for who cannot use the kiosk, and the arrival of who has an appointment."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.shown.halls import Choice, booking_told, choices
from kinerja.doors.web.ui.forms import SubmissionForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.queueing.commands import check_in, issue
from kinerja.facts.queueing.hall_querysets import halls_of
from kinerja.facts.queueing.hall_terms import Channel, Priority
from kinerja.facts.queueing.models import Visit
from kinerja.facts.queueing.words import word_of_visit
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.refusals import Invalid, gettext_noop

UNKNOWN = gettext_noop("Kode itu bukan janji hari ini di tempat ini. Periksa hurufnya, atau beri nomor biasa.")
LONGEST_PREPARED = 900
"""Seconds."""
NOTHING = gettext_noop("Pilih pelayanannya, atau ketik kode janjinya.")


class FrontForm(SubmissionForm):
    """Services, or the code of an appointment; `began` is when the page was opened for this citizen."""

    lines = forms.TypedMultipleChoiceField(label=_("Pelayanan"), coerce=UUID, required=False)
    code = forms.CharField(
        label=_("Atau kode janji"), max_length=300, required=False,
        help_text=_("Enam huruf dari halaman janjinya, atau pindai kode QR-nya."),
    )  # fmt: skip
    priority = forms.ChoiceField(label=_("Didahulukan"), choices=Priority, initial=Priority.NONE)
    began = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, known: list[Choice], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["lines"].choices = [(str(one.line.pk), one.line.letter) for one in known]  # type: ignore[attr-defined]


@reads
def show(request: PageRequest, unit: UUID) -> HttpResponse:
    found = _hall(request, unit)
    known = choices(found, request.now)
    return _page(request, found, known, FrontForm(known, initial={"began": request.now.isoformat()}))


@writes
def give(request: PageRequest, unit: UUID) -> HttpResponse:
    found = _hall(request, unit)
    known = choices(found, request.now)
    form = FrontForm(known, request.POST)
    visit: Visit | None = form.attempt(lambda: _give(request, found, known, form)) if form.is_valid() else None
    if visit is None:
        return _page(request, found, known, form)
    place = reverse("citizen:ticket", args=[word_of_visit(visit.pk)])
    return redirect(f"{place}?mesin={request.path}")


def _hall(request: PageRequest, key: UUID) -> Unit:
    return get_object_or_404(halls_of(request.actor), pk=key, closed_on=None)


def _give(request: PageRequest, unit: Unit, known: list[Choice], form: FrontForm) -> Visit:
    given = form.cleaned_data
    if given["code"].strip():
        booking = booking_told(unit, given["code"], request.now)
        if booking is None:
            raise Invalid(UNKNOWN)
        return check_in(booking, channel=Channel.DESK, priority=given["priority"], **by(request))
    chosen = [one.line for one in known if one.line.pk in given["lines"]]
    if not chosen:
        raise Invalid(NOTHING)
    return issue(
        chosen, channel=Channel.DESK, priority=given["priority"], submission=given["submission"],
        began=_began(given["began"], request.now), **by(request),
    )  # fmt: skip


def _began(typed: datetime | None, now: datetime) -> datetime | None:
    """A page that lay open for long says nothing of this citizen."""
    return typed if typed is not None and 0 <= (now - typed).total_seconds() <= LONGEST_PREPARED else None


def _page(request: PageRequest, unit: Unit, known: list[Choice], form: FrontForm) -> HttpResponse:
    chosen = set(form["lines"].value() or []) if form.is_bound else set()
    context = {
        "unit": unit,
        "rows": [(one, str(one.line.pk) in chosen) for one in known],
        "form": form,
        "is_open": any(one.can_be_taken for one in known),
    }
    return render(request, "counter/front.html", context, status=form.status if form.is_bound else 200)
