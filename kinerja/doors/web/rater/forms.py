"""Forms of the rater's room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm, NumberField
from kinerja.work.planning.commands.matrix import Assignment
from kinerja.work.planning.matrix.terms import CellRole, Method, Product, Split


class CellForm(HouseForm):
    """One person's part of one result. What belongs to the method not chosen is left out by the command."""

    CONTENT = ("role", "method", "split", "part", "product", "text", "share", "measure_unit")

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("Peran"), choices=CellRole, widget=forms.RadioSelect)
    method = forms.ChoiceField(
        label=_("Cara"),
        choices=Method,
        widget=forms.RadioSelect,
        help_text=_(
            "Langsung bila hasilnya sama dan dapat dibagi; tidak langsung bila ia membuat sesuatu yang mendukung."
        ),
    )
    split = forms.ChoiceField(
        label=_("Dibagi menurut"),
        choices=[("", "–"), *Split.choices],
        required=False,
        help_text=_("Hanya cara langsung."),
    )
    part = forms.CharField(
        label=_("Bagiannya"), max_length=200, required=False, help_text=_("Misalnya Kecamatan Utara, atau mutu berkas.")
    )
    product = forms.ChoiceField(
        label=_("Bentuk hasil antara"),
        choices=[("", "–"), *Product.choices],
        required=False,
        help_text=_("Hanya cara tidak langsung."),
    )
    text = forms.CharField(
        label=_("Hasil yang diserahkan"),
        widget=forms.Textarea({"rows": "3"}),
        required=False,
        max_length=2000,
        help_text=_("Kosong pada cara langsung berarti kalimat hasil Anda sendiri."),
    )
    share = NumberField(
        label=_("Bagian target"), required=False, help_text=_("Boleh kosong; wajib bila dibagi menurut jumlah.")
    )
    measure_unit = forms.CharField(
        label=_("Satuan"),
        max_length=40,
        required=False,
        help_text=_("Sama dengan satuan target Anda agar dapat dijumlahkan."),
    )

    def assignment(self) -> Assignment:
        return Assignment(**{name: self.cleaned_data[name] for name in self.CONTENT})

    def see(self, version: int) -> None:
        """The newest state was shown beside what was typed; the next try is made against it."""
        self.data: Any = {**{name: self.data[name] for name in self.data}, "version": str(version)}


class EmptyForm(HouseForm):
    version = forms.IntegerField()
