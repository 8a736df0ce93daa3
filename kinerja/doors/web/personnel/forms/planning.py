"""Forms about cycles, periods and the library of indicators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm, NumberField
from kinerja.doors.web.ui.guarded import OnceForm
from kinerja.work.planning.definitions import Definition
from kinerja.work.planning.sources import sources
from kinerja.work.planning.terms import DECLARED, Aspect, Polarity

from .people import DayField


class _DaysFields(OnceForm):
    code = forms.CharField(label=_("Kode"), max_length=20)
    name = forms.CharField(label=_("Nama"), max_length=120)
    starts = DayField(label=_("Hari pertama"))
    ends = DayField(label=_("Hari pertama sesudah berakhir"))


class CycleForm(_DaysFields):
    quarters = forms.BooleanField(label=_("Buka juga empat triwulannya"), required=False, initial=True)


class PeriodForm(_DaysFields):
    """A period that is no quarter."""


class ReasonForm(HouseForm):
    reason = forms.CharField(label=_("Alasan"), widget=forms.Textarea, required=False)


def _sources() -> list[tuple[str, Any]]:
    return [(DECLARED, gettext("dilaporkan pegawai dengan bukti")), *((s.code, gettext(s.label)) for s in sources())]


class LibraryForm(OnceForm):
    """An indicator for a group of posts; parameters of a source are filled in where a plan takes it over."""

    code = forms.SlugField(label=_("Kode"), max_length=80)
    group = forms.CharField(label=_("Rumpun jabatan"), max_length=40, help_text=_("Sama dengan rumpun pada jabatan."))
    result_text = forms.CharField(label=_("Rencana hasil kerja"), widget=forms.Textarea({"rows": "2"}))
    text = forms.CharField(label=_("Indikator"), widget=forms.Textarea({"rows": "2"}))
    aspect = forms.ChoiceField(label=_("Aspek"), choices=Aspect)
    measure_unit = forms.CharField(label=_("Satuan"), max_length=40, help_text=_("Misalnya hari atau persen."))
    polarity = forms.ChoiceField(label=_("Arah"), choices=Polarity)
    target_low = NumberField(label=_("Target"), required=False)
    target_high = NumberField(
        label=_("Batas atas target"), required=False, help_text=_("Hanya untuk target berupa rentang.")
    )
    source = forms.ChoiceField(label=_("Sumber angka"), choices=_sources)
    evidence = forms.CharField(
        label=_("Bukti dukung"),
        required=False,
        widget=forms.Textarea({"rows": "2"}),
        help_text=_("Wajib bila dilaporkan pegawai."),
    )

    def definition(self) -> Definition:
        names = set(Definition.__dataclass_fields__) & set(self.cleaned_data)
        return Definition(**{name: self.cleaned_data[name] for name in names})
