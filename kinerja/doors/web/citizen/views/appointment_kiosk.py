"""At the kiosk of a hall: the code of an appointment, typed or scanned, becomes a number."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.citizen.views.kiosk import kiosk_of
from kinerja.doors.web.shown.halls import booking_told
from kinerja.doors.web.ui import throttle
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.queueing.commands import check_in
from kinerja.facts.queueing.hall_terms import Channel, Priority
from kinerja.facts.queueing.models import Visit
from kinerja.facts.queueing.words import word_of_visit
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.refusals import Invalid, TryLater, gettext_noop

GUESSING, SLIPS = "queueing.codes", 40

UNKNOWN = gettext_noop("Kode itu bukan janji hari ini di tempat ini. Periksa hurufnya, atau ambil nomor antrean biasa.")


class CodeForm(HouseForm):
    code = forms.CharField(
        label=_("Kode janji"), max_length=300,
        error_messages={"required": _("Ketik kode enam huruf dari halaman janji Anda, atau pindai kode QR-nya.")},
        widget=forms.TextInput({"id": "kode", "autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip
    priority = forms.ChoiceField(choices=Priority, required=False)


@reads(public=True)
def show(request: PageRequest, code: str, word: str) -> HttpResponse:
    return _page(request, kiosk_of(code, word), CodeForm())


@writes(public=True)
def come(request: PageRequest, code: str, word: str) -> HttpResponse:
    unit, form = kiosk_of(code, word), CodeForm(request.POST)
    visit: Visit | None = form.attempt(lambda: _come(request, unit, form)) if form.is_valid() else None
    if visit is None:
        return _page(request, unit, form)
    place = reverse("citizen:ticket", args=[word_of_visit(visit.pk)])
    return redirect(f"{place}?mesin={reverse('citizen:kiosk', args=[code, word])}")


def _come(request: PageRequest, unit: Unit, form: CodeForm) -> Visit:
    """Who guesses at codes is slowed down, after more slips than the people of a morning make."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if left := throttle.wait_left(GUESSING, address, request.now):
        raise TryLater(
            gettext_noop("Terlalu banyak kode yang tidak dikenal. Coba lagi dalam {time}, atau tanya meja depan."),
            time=throttle.wait_words(left),
        )
    booking = booking_told(unit, form.cleaned_data["code"], request.now)
    if booking is None:
        throttle.note_failure(GUESSING, address, request.now, free=SLIPS)
        raise Invalid(UNKNOWN)
    priority = form.cleaned_data["priority"] or Priority.NONE
    return check_in(booking, channel=Channel.KIOSK, priority=priority, actor=request.actor, now=request.now)


def _page(request: PageRequest, unit: Unit, form: CodeForm) -> HttpResponse:
    status = form.status if form.is_bound and form.errors else 200
    reasons = [one for one in Priority.choices if one[0] != Priority.NONE]
    context = {"unit": unit, "form": form, "reasons": reasons}
    return render(request, "citizen/appointment_kiosk.html", context, status=status)
