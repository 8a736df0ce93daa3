"""Forms of the ward: one pair of numbers for each indicator, empty where nothing was counted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.facts.care.catalogue import QualityIndicator
from kinerja.facts.care.terms import Shift

NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class DayField(forms.DateField):
    """A day, chosen or typed as 2026-01-31."""

    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")


class ShiftForm(HouseForm):
    """`indicators` are those of the day; one left empty was not counted."""

    ward = forms.ChoiceField(label=_("Ruang"))
    day = DayField(label=_("Tanggal"))
    shift = forms.ChoiceField(label=_("Sif"), choices=Shift)

    def __init__(
        self, *args: Any, wards: list[tuple[str, str]], indicators: list[QualityIndicator], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.indicators = indicators
        self.fields["ward"].choices = wards  # type: ignore[attr-defined]
        for one in indicators:
            for part, label in (("n", one.numerator), ("d", one.denominator)):
                self.fields[f"{one.code}_{part}"] = forms.IntegerField(
                    label=label, required=False, min_value=0, widget=forms.TextInput(NUMBER)
                )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for one in self.indicators:
            numbers = [given.get(f"{one.code}_{part}") for part in "nd"]
            if numbers.count(None) == 1 and not any(f"{one.code}_{part}" in self.errors for part in "nd"):
                self.add_error(f"{one.code}_n", gettext("Isi keduanya, atau kosongkan keduanya."))
        return given

    def counts(self) -> list[tuple[QualityIndicator, int, int]]:
        given = self.cleaned_data
        found = [(one, given.get(f"{one.code}_n"), given.get(f"{one.code}_d")) for one in self.indicators]
        return [(one, n, d) for one, n, d in found if n is not None and d is not None]

    def pairs(self) -> list[tuple[QualityIndicator, Any, Any]]:
        return [(one, self[f"{one.code}_n"], self[f"{one.code}_d"]) for one in self.indicators]


class CorrectForm(HouseForm):
    numerator = forms.IntegerField(label=_("Pembilang"), min_value=0, widget=forms.TextInput(NUMBER))
    denominator = forms.IntegerField(label=_("Penyebut"), min_value=0, widget=forms.TextInput(NUMBER))
    reason = forms.CharField(
        label=_("Alasan perbaikan"), max_length=200, required=False, help_text=_("Angka lama tetap tersimpan.")
    )


class SheetForm(HouseForm):
    file = forms.FileField(
        label=_("Berkas XLSX atau CSV"), help_text=_("Paling besar 20 MB. Belum ada yang berubah saat diunggah.")
    )
