"""Forms about services and what is promised of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import NumberField
from kinerja.doors.web.ui.guarded import OnceForm
from kinerja.facts.service.models import ServiceStandard
from kinerja.facts.service.terms import STANDARD_COMPONENTS, PromiseUnit, StartEvent
from kinerja.people.organisation.models import Unit

from .people import DayField
from .structure import UnitChoice


class AddServiceForm(OnceForm):
    name = forms.CharField(label=_("Nama layanan"), max_length=200, help_text=_("Seperti yang dikenal warga."))
    code = forms.SlugField(
        label=_("Kode"), max_length=60, help_text=_("Huruf, angka, - dan _. Dipakai di pemetaan log dan di indikator.")
    )
    unit = UnitChoice(
        label=_("Unit pemilik"), queryset=Unit.objects.all(), required=False, empty_label=_("belum diketahui")
    )


class StandardForm(OnceForm):
    """The promise, and the fourteen components of UU 25/2009 Pasal 21."""

    effective_from = DayField(label=_("Berlaku sejak"))
    promised = NumberField(label=_("Janji waktu"), required=False, help_text=_("Kosongkan bila tidak dijanjikan."))
    promised_unit = forms.ChoiceField(
        label=_("Satuan janji"), choices=[("", _("tidak ada janji")), *PromiseUnit.choices], required=False
    )
    start_event = forms.ChoiceField(label=_("Janji dihitung sejak"), choices=StartEvent)
    standard_minutes = NumberField(
        label=_("Waktu baku pengerjaan satu berkas (menit)"),
        required=False,
        help_text=_("Menjadi bobot saat beban kerja dijumlahkan."),
    )

    def __init__(self, *args: Any, newest: ServiceStandard | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, label in STANDARD_COMPONENTS.items():
            widget = forms.Textarea({"rows": "3"})
            self.fields[f"component_{name}"] = forms.CharField(label=str(label), widget=widget, max_length=5000)
        if newest is not None:
            self._begin_with(newest)

    def _begin_with(self, newest: ServiceStandard) -> None:
        """A new version starts from the one before."""
        kept = ("promised", "promised_unit", "start_event", "standard_minutes")
        self.initial.update({name: getattr(newest, name) for name in kept})
        self.initial.update({f"component_{name}": text for name, text in newest.components.items()})

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if bool(values.get("promised")) != bool(values.get("promised_unit")) and "promised" in values:
            self.add_error("promised_unit", _("Janji waktu dan satuannya diisi bersama, atau dikosongkan bersama."))
        return values

    def values(self) -> dict[str, Any]:
        """For the command: the components in one."""
        named = {n: v for n, v in self.cleaned_data.items() if not n.startswith("component_") and n != "submission"}
        return named | {"components": {n: self.cleaned_data[f"component_{n}"] for n in STANDARD_COMPONENTS}}
