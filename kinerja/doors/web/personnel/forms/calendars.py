"""Forms about working hours and days off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.guarded import ChangeForm, OnceForm
from kinerja.doors.web.ui.sentences import spoken
from kinerja.people.organisation import weeks
from kinerja.people.organisation.models import Calendar
from kinerja.pure.lib.refusals import Invalid

from .people import DayField

DAYS = (_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu"))
HINT = _("Misalnya 07:30-12:00, 13:00-16:00. Kosong berarti libur.")


class HoursField(forms.CharField):
    """The hours of one weekday as text; cleans to [["07:30", "12:00"], …]."""

    widget = forms.TextInput({"autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        text = (super().to_python(value) or "").replace(".", ":").replace("–", "-")
        spans = [[part.strip() for part in span.split("-")] for span in text.split(",") if span.strip()]
        try:
            return weeks.checked({"0": spans}).get("0", []) if spans else []
        except Invalid as refusal:
            raise forms.ValidationError(spoken(refusal)) from refusal

    def prepare_value(self, value: Any) -> Any:
        return ", ".join("-".join(span) for span in value) if isinstance(value, list) else value


class _WeekFields(forms.Form):
    """Seven fields, one a weekday."""

    day_0 = HoursField(label=DAYS[0], required=False, help_text=HINT)
    day_1 = HoursField(label=DAYS[1], required=False)
    day_2 = HoursField(label=DAYS[2], required=False)
    day_3 = HoursField(label=DAYS[3], required=False)
    day_4 = HoursField(label=DAYS[4], required=False)
    day_5 = HoursField(label=DAYS[5], required=False)
    day_6 = HoursField(label=DAYS[6], required=False)

    def weekly(self) -> dict[str, list[list[str]]]:
        return {str(n): self.cleaned_data[f"day_{n}"] for n in range(7)}


def values_of(form: Any) -> dict[str, Any]:
    """The form's values for a command, the week in one."""
    values = {n: v for n, v in form.cleaned_data.items() if not n.startswith("day_") and n != "submission"}
    return values | {"weekly": form.weekly()}


class _CalendarFields(_WeekFields):
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


class SpecialForm(_WeekFields, OnceForm):
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
