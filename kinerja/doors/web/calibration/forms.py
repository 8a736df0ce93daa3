"""Forms of calibration: calling a session, who sits, a draft, the minutes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm, SubmissionForm
from kinerja.judgement.evaluation.terms import Rating


class ConveneForm(SubmissionForm):
    unit = forms.ChoiceField(label=_("Unit"))
    period = forms.ChoiceField(label=_("Periode"))
    purpose = forms.CharField(
        label=_("Yang akan dibicarakan"),
        help_text=_("Misalnya: menyamakan arti “di atas ekspektasi” antarseksi sebelum penilaian ditetapkan."),
        widget=forms.Textarea,
        max_length=4000,
    )

    def __init__(self, *args: Any, units: list[tuple[str, str]], periods: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        self.fields["period"].choices = periods  # type: ignore[attr-defined]


class SeatForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    raters = forms.TypedMultipleChoiceField(label=_("Yang duduk"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, known: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["raters"].choices = known  # type: ignore[attr-defined]


class MinutesForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    minutes = forms.CharField(
        label=_("Risalah"),
        help_text=_(
            "Apa yang dibicarakan, dan mengapa yang lain dibiarkan tetap. Daftar perubahan ikut dengan sendirinya."
        ),
        widget=forms.Textarea,
        max_length=4000,
    )


class DraftForm(HouseForm):
    number = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    result_rating = forms.ChoiceField(label=_("Rating hasil kerja"), choices=Rating.choices, widget=forms.RadioSelect)
    behaviour_rating = forms.ChoiceField(
        label=_("Rating perilaku kerja"), choices=Rating.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_("Wajib bila Anda mengubah rancangan. Pegawai yang dinilai membacanya sesudah risalah ditetapkan."),
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )
