"""Forms with which a hall is arranged."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.shown.week_fields import WeekFields
from kinerja.doors.web.ui.forms import NOT_CHOSEN, HouseForm
from kinerja.doors.web.ui.guarded import ChangeForm, OnceForm
from kinerja.facts.queueing.hall_terms import ReturnRule
from kinerja.facts.queueing.models import Counter, ServiceLine
from kinerja.facts.service.models import Service
from kinerja.people.organisation.models import Unit

OWN_HOURS = _("Jam ambil nomor berbeda dari jam kerja unit")


class LinesField(forms.ModelMultipleChoiceField):
    """The queues of a hall, to be ticked."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: ServiceLine) -> str:
        return f"{obj.letter} · {obj.service.name}"


class _CounterFields(forms.Form):
    name = forms.CharField(label=_("Nama"), max_length=60, required=False, help_text=_("Misalnya Loket Prioritas."))
    lines = LinesField(label=_("Memanggil dari antrean"), queryset=ServiceLine.objects.none(), required=False)

    def offer(self, lines: QuerySet[ServiceLine]) -> None:
        self.fields["lines"].queryset = lines  # type: ignore[attr-defined]


class AddCounterForm(_CounterFields, OnceForm):
    number = forms.IntegerField(
        label=_("Nomor loket"), min_value=1, max_value=99, help_text=_("Seperti terpasang di atas loket.")
    )
    field_order = ["number", "name", "lines"]


class CounterForm(_CounterFields, ChangeForm):
    def __init__(self, thing: Counter, data: Any = None, **more: Any) -> None:
        thing.lines = [served.line_id for served in thing.serves.all()]  # type: ignore[attr-defined]
        super().__init__(thing, data, **more)


class _LineFields(WeekFields):
    counters = forms.IntegerField(label=_("Berapa loket biasanya melayani"), min_value=1, max_value=99, initial=1)
    minutes_each = forms.IntegerField(
        label=_("Menit per warga"), min_value=1, max_value=480, initial=10,
        help_text=_("Waktu yang direncanakan. Bersama jumlah loket menentukan berapa nomor dapat diberikan sehari."),
    )  # fmt: skip
    quota = forms.IntegerField(
        label=_("Kuota sehari"), min_value=1, max_value=9999, required=False,
        help_text=_("Kosong berarti sebanyak yang dapat dilayani."),
    )  # fmt: skip
    takes_phone = forms.BooleanField(label=_("Nomor dapat diambil dari telepon warga"), required=False)
    bring = forms.CharField(
        label=_("Yang perlu disiapkan warga"), required=False, widget=forms.Textarea,
        help_text=_("Satu hal per baris; tampil di mesin antrean dan di nomor."),
    )  # fmt: skip
    calls = forms.IntegerField(label=_("Panggilan sebelum dianggap tidak hadir"), min_value=1, max_value=9, initial=3)
    return_rule = forms.ChoiceField(label=_("Bila datang sesudah dipanggil"), choices=ReturnRule)
    own_hours = forms.BooleanField(label=OWN_HOURS, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("own_hours") and not self.errors and not any(self.weekly().values()):
            self.add_error("day_0", gettext("Tulis jam sedikitnya satu hari, atau hapus centang di atas."))
        return values

    def settings(self) -> dict[str, Any]:
        """What a command is told; the week in one, none where the unit's own hours hold."""
        apart = {"own_hours", "submission", "service", "letter"}
        values = {n: v for n, v in self.cleaned_data.items() if n not in apart and not n.startswith("day_")}
        return values | {"weekly": self.weekly() if self.cleaned_data["own_hours"] else None}

    @property
    def day_fields(self) -> list[forms.BoundField]:
        return [self[f"day_{n}"] for n in range(7)]

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [one for one in self.visible_fields() if one.name != "own_hours" and not one.name.startswith("day_")]


ORDER = ["service", "letter", "counters", "minutes_each", "quota", "takes_phone", "bring", "calls", "return_rule"]


class AddLineForm(_LineFields, OnceForm):
    service = forms.ModelChoiceField(label=_("Pelayanan"), queryset=Service.objects.none(), empty_label=NOT_CHOSEN)
    letter = forms.CharField(
        label=_("Huruf"), max_length=1, help_text=_("Satu huruf di depan nomor, misalnya A untuk A001.")
    )
    field_order = ORDER

    def __init__(self, unit: Unit, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["service"].queryset = offered(unit)  # type: ignore[attr-defined]


class LineForm(_LineFields, ChangeForm):
    field_order = ORDER

    def __init__(self, thing: ServiceLine, data: Any = None, **more: Any) -> None:
        weekly = thing.weekly or {}
        thing.own_hours = bool(weekly)  # type: ignore[attr-defined]
        for n in range(7):
            setattr(thing, f"day_{n}", weekly.get(str(n), []))
        super().__init__(thing, data, **more)


class RetireForm(HouseForm):
    closed_on = forms.DateField(
        label=_("Mulai hari"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=_("Hari pertama ketika tidak dipakai lagi."),
    )  # fmt: skip


def offered(unit: Unit) -> QuerySet[Service]:
    """Services of the unit, of those above and beneath it, and of nobody, that have no queue here yet."""
    steps = unit.path.strip("/").split("/")
    above = ["/" + "/".join(steps[: n + 1]) + "/" for n in range(len(steps))]
    near = Q(unit__path__in=above) | Q(unit__path__startswith=unit.path) | Q(unit__isnull=True)
    return Service.objects.filter(near).exclude(lines__unit=unit).order_by("name", "id")
