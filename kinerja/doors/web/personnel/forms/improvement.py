"""Forms about improvement paths: a decree with its step, and what was found about a help."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm

from .people import DayField


class DecideForm(HouseForm):
    to = forms.ChoiceField(label=_("Langkah berikutnya"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Pertimbangan"), help_text=_("Pegawai membacanya."), widget=forms.Textarea, max_length=4000
    )
    number = forms.CharField(label=_("Nomor SK"), max_length=120)
    day = DayField(label=_("Tanggal SK"))
    holds_from = DayField(label=_("Berlaku mulai"))
    signer = forms.CharField(label=_("Penanda tangan"), help_text=_("Nama dan jabatannya."), max_length=200)
    file = forms.FileField(label=_("Berkas SK"), help_text=_("PDF atau foto."), required=False)

    def __init__(self, ways: Any, data: Any = None, files: Any = None, **more: Any) -> None:
        super().__init__(data, files, **more)
        self.fields["to"].choices = [(way.to, way.label) for way in ways]  # type: ignore[attr-defined]


class SettleForm(HouseForm):
    help = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Dasar kesimpulan Anda"),
        help_text=_("Dengar keduanya dahulu. Bila bantuan memang belum diberikan, biarkan: pimpinan masih berutang."),
        widget=forms.Textarea, max_length=1000,
    )  # fmt: skip
