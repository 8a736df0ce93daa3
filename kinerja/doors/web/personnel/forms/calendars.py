"""Forms about working hours and days off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.shown.week_fields import WeekFields
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.guarded import ChangeForm, OnceForm
from kinerja.people.organisation.models import Calendar

from .people import DayField


def values_of(form: Any) -> dict[str, Any]:
    """The form's values for a command, the week in one."""
    values = {n: v for n, v in form.cleaned_data.items() if not n.startswith("day_") and n != "submission"}
    return values | {"weekly": form.weekly()}


class _CalendarFields(WeekFields):
    name = forms.CharField(label=_("Nama kalender"), max_length=120)
    keeps_national = forms.BooleanField(label=_("Libur pada hari libur nasional"), required=False, initial=True)
    keeps_joint_leave = forms.BooleanField(label=_("Libur pada cuti bersama"), required=False, initial=True)
    field_order = ["name", "keeps_national", "keeps_joint_leave"]


class AddCalendarForm(_CalendarFields, OnceForm):
    """A calendar that is not there yet."""


class CalendarForm(_CalendarFields, ChangeForm):
    def __init__(self, thing: Calendar, data: Any = None, **more: Any) -> None:
        for n in range(7):
            setattr(thing, f"day_{n}", thing.weekly.get(str(n), []))
        super().__init__(thing, data, **more)


class SpecialForm(WeekFields, OnceForm):
    name = forms.CharField(label=_("Keterangan"), max_length=120, help_text=_("Misalnya Ramadan 1448 H."))
    since = DayField(label=_("Hari pertama"))
    until = DayField(label=_("Hari terakhir"))
    field_order = ["name", "since", "until"]


class ClosureForm(OnceForm):
    day = DayField(label=_("Tanggal"))
    name = forms.CharField(label=_("Keterangan"), max_length=200)
    calendar = forms.ModelChoiceField(
        label=_("Berlaku untuk"), queryset=Calendar.objects.all(), required=False, empty_label=_("semua kalender")
    )


class YearForm(HouseForm):
    year = forms.IntegerField(label=_("Tahun"), min_value=2000, max_value=2100)
