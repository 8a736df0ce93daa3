"""Appointments of a hall: slots a week by queue, and the days without."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.counter.arranging import kept, line_kept
from kinerja.doors.web.shown.form_pages import form_page
from kinerja.doors.web.shown.week_fields import DAYS
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_terms import LIVING
from kinerja.facts.queueing.hours import today_at
from kinerja.facts.queueing.models import AppointmentRule, BlackoutDay, Booking, ServiceLine
from kinerja.people.organisation.models import Unit

EVERY_QUEUE = _("Semua antrean")


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **more)


def _hour(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput({"type": "time"}, "%H:%M"), **more)


class OfferForm(HouseForm):
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Hari"), coerce=int, choices=list(enumerate(DAYS)), widget=forms.CheckboxSelectMultiple
    )
    opens, closes = _hour(_("Slot pertama mulai")), _hour(_("Slot terakhir selesai"))
    minutes = forms.IntegerField(label=_("Lama slot, menit"), min_value=5, max_value=240, initial=30)
    capacity = forms.IntegerField(label=_("Janji per slot"), min_value=1, max_value=99, initial=1)
    days_ahead = forms.IntegerField(
        label=_("Dapat dipesan berapa hari di muka"), min_value=0, max_value=180, initial=30
    )
    notice_minutes = forms.IntegerField(
        label=_("Paling lambat dipesan, menit sebelumnya"), min_value=0, max_value=10080, initial=60
    )
    since = _day(_("Berlaku sejak"))
    until = _day(_("Sampai sebelum"), required=False, help_text=_("Kosong berarti sampai diubah."))


class EndForm(HouseForm):
    ends = _day(_("Mulai hari"), help_text=_("Hari pertama tanpa slot. Janji yang sudah dibuat tetap berlaku."))


class BlackoutForm(HouseForm):
    day = _day(_("Tanggal"))
    line = forms.ModelChoiceField(
        label=_("Antrean"), queryset=ServiceLine.objects.none(), required=False, empty_label=EVERY_QUEUE
    )
    reason = forms.CharField(
        label=_("Alasan"), max_length=200, help_text=_("Warga yang sudah berjanji membacanya; janjinya batal.")
    )

    def __init__(self, unit: Unit, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        lines = ServiceLine.objects.filter(unit=unit).select_related("service").order_by("letter")
        self.fields["line"].queryset = lines  # type: ignore[attr-defined]
        self.fields["line"].label_from_instance = lambda one: f"{one.letter} · {one.service.name}"  # type: ignore[attr-defined]


@reads
def appointments(request: PageRequest, unit: UUID) -> HttpResponse:
    found = get_object_or_404(kept(request), pk=unit)
    return _page(request, found, BlackoutForm(found))


@writes
def black_out(request: PageRequest, unit: UUID) -> HttpResponse:
    found = get_object_or_404(kept(request), pk=unit)
    form = BlackoutForm(found, request.POST)
    if form.is_valid():
        asked = form.cleaned_data
        booked = Booking.objects.kept().filter(unit=found, day=asked["day"])
        affected = (booked.filter(line=asked["line"]) if asked["line"] else booked).count()
        if form.attempt(lambda: commands.black_out(found, **asked, **by(request))):
            told = ngettext(
                "Hari itu tanpa janji. {n} janji batal dengan alasan ini.",
                "Hari itu tanpa janji. {n} janji batal dengan alasan ini.",
                affected,
            )
            messages.success(request, told.format(n=affected))
            return redirect("counter:appointments", unit)
    return _page(request, found, form)


@writes
def lift_blackout(request: PageRequest, blackout: UUID) -> HttpResponse:
    rows = BlackoutDay.objects.filter(unit__in=kept(request).order_by().values("pk")).select_related("unit")
    found = get_object_or_404(rows, pk=blackout)
    commands.lift_blackout(found, **by(request))
    messages.success(request, gettext("Hari itu dibuka lagi. Janji yang sudah batal tidak hidup kembali."))
    return redirect("counter:appointments", found.unit_id)


@reads
def offer_form(request: PageRequest, line: UUID) -> HttpResponse:
    found = line_kept(request, line)
    return _offering(request, found, OfferForm(initial={"since": today_at(found.unit, request.now)}))


@writes
def offer(request: PageRequest, line: UUID) -> HttpResponse:
    found, form = line_kept(request, line), OfferForm(request.POST)
    if form.is_valid() and form.attempt(lambda: commands.offer_appointments(found, **form.cleaned_data, **by(request))):
        messages.success(request, gettext("Slot janji antrean {letter} tersimpan.").format(letter=found.letter))
        return redirect("counter:appointments", found.unit_id)
    return _offering(request, found, form)


@reads
def end_form(request: PageRequest, line: UUID) -> HttpResponse:
    return _ending(request, line_kept(request, line), EndForm())


@writes
def end(request: PageRequest, line: UUID) -> HttpResponse:
    found, form = line_kept(request, line), EndForm(request.POST)
    if form.is_valid() and form.attempt(lambda: _ended(request, found, form)):
        messages.success(request, gettext("Slot janji antrean {letter} berakhir.").format(letter=found.letter))
        return redirect("counter:appointments", found.unit_id)
    return _ending(request, found, form)


def _ended(request: PageRequest, line: ServiceLine, form: EndForm) -> bool:
    commands.withdraw_appointments(line, ends=form.cleaned_data["ends"], **by(request))
    return True


def _up(unit: Unit) -> tuple[str, str]:
    return gettext("Janji kedatangan"), reverse("counter:appointments", args=[unit.pk])


def _offering(request: PageRequest, line: ServiceLine, form: OfferForm) -> HttpResponse:
    title = gettext("Slot janji antrean {letter}").format(letter=line.letter)
    lead = gettext("Aturan lama untuk hari-hari ini berakhir; janji yang sudah dibuat tetap berlaku.")
    return form_page(request, form, title=title, lead=lead, button=gettext("Simpan"), up=_up(line.unit))


def _ending(request: PageRequest, line: ServiceLine, form: EndForm) -> HttpResponse:
    title = gettext("Akhiri slot janji antrean {letter}").format(letter=line.letter)
    return form_page(request, form, title=title, button=gettext("Akhiri"), up=_up(line.unit))


def _page(request: PageRequest, unit: Unit, form: BlackoutForm) -> HttpResponse:
    today = today_at(unit, request.now)
    rules: dict[UUID, list[tuple[str, AppointmentRule]]] = {}
    live = AppointmentRule.objects.filter(line__unit=unit).exclude(ends__lte=today)
    for rule in live.order_by("weekday", "starts"):
        rules.setdefault(rule.line_id, []).append((str(DAYS[rule.weekday]), rule))
    lines = ServiceLine.objects.open_on(today).filter(unit=unit).select_related("service").order_by("letter")
    coming = BlackoutDay.objects.filter(unit=unit, day__gte=today).select_related("line__service")
    booked = Booking.objects.filter(unit=unit, day__gte=today, state__in=LIVING).count()
    context = {
        "unit": unit,
        "rows": [(line, rules.get(line.pk, [])) for line in lines],
        "blackouts": list(coming.order_by("day", "id")),
        "booked": booked,
        "form": form,
    }
    return render(request, "counter/appointments.html", context, status=form.status if form.is_bound else 200)
