"""Choosing a day and a time, and the page of one's own appointment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.citizen.quiet import quietly
from kinerja.doors.web.citizen.views.ticket import qr_of
from kinerja.doors.web.shown.halls import hall
from kinerja.doors.web.ui import throttle
from kinerja.doors.web.ui.forms import HouseForm, SubmissionForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_terms import Channel
from kinerja.facts.queueing.hours import today_at
from kinerja.facts.queueing.models import Booking, ServiceLine
from kinerja.facts.queueing.slots import SlotDay, blackout_of, slot_days
from kinerja.facts.queueing.words import booking_meant_by, code_of_booking, word_of_booking, word_of_visit
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.zones import zone_of

MOST_AN_HOUR, AN_HOUR = 60, timedelta(hours=1)


class PhoneForm(HouseForm):
    phone = forms.CharField(
        label=_("Nomor telepon"), max_length=40,
        error_messages={"required": _("Tulis nomor telepon Anda, misalnya 0812 3456 7890.")},
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel", "id": "telepon"}),
    )  # fmt: skip


class HoldForm(SubmissionForm):
    """The telephone number comes along where somebody lost his slot while he typed it."""

    line = forms.UUIDField()
    starts = forms.DateTimeField()
    phone = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


@reads(public=True)
def choose(request: PageRequest, code: str) -> HttpResponse:
    return _choose(request, hall(code), HoldForm(), request.GET.get("antrean", ""), _day(request.GET.get("hari", "")))


@writes(public=True)
def hold(request: PageRequest, code: str) -> HttpResponse:
    unit, form = hall(code), HoldForm(request.POST)
    if not form.is_valid():
        return _choose(request, unit, HoldForm(), "", None)
    given = form.cleaned_data
    line = get_object_or_404(_lines(unit, request), pk=given["line"])
    booking: Booking | None = form.attempt(lambda: _hold(request, line, given)) if _in_measure(request, form) else None
    if booking is None:
        return _choose(request, unit, form, line.letter, today_at(unit, given["starts"]))
    return redirect("citizen:appointment", word=word_of_booking(booking.pk))


@reads(public=True)
def show(request: PageRequest, word: str) -> HttpResponse:
    return _page(request, _booking(word), PhoneForm())


@writes(public=True)
def act(request: PageRequest, word: str) -> HttpResponse:
    """Confirm, cancel or check in, by the button that was pressed."""
    booking, press = _booking(word), request.POST.get("press", "confirm")
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    form = PhoneForm(request.POST if press == "confirm" else {"phone": "-"})
    if not form.is_valid():
        return _page(request, booking, form)
    if press == "come":
        visit = form.attempt(lambda: commands.check_in(booking, channel=Channel.PHONE, **by))
        return redirect("citizen:ticket", word=word_of_visit(visit.pk)) if visit else _page(request, booking, form)
    phone = form.cleaned_data["phone"]
    verb = commands.cancel_appointment if press == "cancel" else commands.confirm_appointment
    more = {} if press == "cancel" else {"phone": phone}
    if form.attempt(lambda: verb(booking, **more, **by)):
        return redirect("citizen:appointment", word=word)
    booking = _booking(word)
    if press == "confirm" and booking.state not in ("held", "confirmed"):
        return _again(request, booking, form, phone)
    return _page(request, booking, form)


def _hold(request: PageRequest, line: ServiceLine, given: dict[str, Any]) -> Booking:
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    booking = commands.hold_slot(line, starts=given["starts"], submission=given["submission"], **by)
    if given["phone"] and booking.state == "held":
        return commands.confirm_appointment(booking, phone=given["phone"], **by)
    return booking


def _in_measure(request: PageRequest, form: HouseForm) -> bool:
    """A village behind one address stays below this; a machine that holds all slots does not."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if throttle.count_use("queueing.holds", address, most=MOST_AN_HOUR, within=AN_HOUR):
        return True
    form.add_error(None, gettext("Terlalu banyak jam dipesan dari jaringan ini. Coba lagi satu jam lagi."))
    form.status = 429
    return False


def _again(request: PageRequest, booking: Booking, refused: HouseForm, phone: str) -> HttpResponse:
    """His slot is gone: the others at once, with what he typed."""
    form = HoldForm(initial={"phone": phone})
    form.status = refused.status
    return _choose(request, booking.unit, form, booking.line.letter, booking.day, refused.non_field_errors())


def _choose(
    request: PageRequest, unit: Unit, form: HoldForm, letter: str, day: date | None, errors: Any = None
) -> HttpResponse:
    lines = list(_lines(unit, request))
    if not lines:
        raise Http404
    line = next((one for one in lines if one.letter == letter), lines[0] if len(lines) == 1 else None)
    days = slot_days(line, request.now) if line else []
    soonest = next((one for one in days if one.first_free), None)
    said = errors or (form.non_field_errors() if form.is_bound else [])
    fresh = HoldForm(initial={"phone": form["phone"].value() or ""})
    context = {
        "unit": unit, "lines": lines, "line": line, "days": days, "soonest": soonest, "errors": said, "form": fresh,
        "picked": _picked(days, day) or soonest,
    }  # fmt: skip
    with timezone.override(zone_of(unit.zone)):
        return render(request, "citizen/appointment_choose.html", context, status=form.status if said else 200)


def _picked(days: list[SlotDay], day: date | None) -> SlotDay | None:
    return next((one for one in days if one.day == day), None)


def _page(request: PageRequest, booking: Booking, form: HouseForm) -> HttpResponse:
    is_today = booking.day == today_at(booking.unit, request.now)
    context = {
        "booking": booking, "unit": booking.unit, "form": form, "code": code_of_booking(booking.pk),
        "is_today": is_today, "blackout": blackout_of(booking) if booking.state == "cancelled" else "",
        "ticket_word": word_of_visit(booking.ticket.visit_id) if booking.ticket else "",
        "qr": qr_of(request.build_absolute_uri(request.path)) if booking.state == "confirmed" else "",
    }  # fmt: skip
    with timezone.override(zone_of(booking.unit.zone)):
        status = form.status if form.is_bound and form.errors else 200
        return quietly(render(request, "citizen/appointment.html", context, status=status))


def _booking(word: str) -> Booking:
    key = booking_meant_by(word)
    if key is None:
        raise Http404
    return get_object_or_404(Booking.objects.select_related("unit", "line__service", "line__unit", "ticket"), pk=key)


def _lines(unit: Unit, request: PageRequest) -> Any:
    offered = ServiceLine.objects.open_on(today_at(unit, request.now)).filter(appointment_rules__isnull=False)
    return offered.filter(unit=unit).select_related("service", "unit").order_by("letter").distinct()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
