"""Forms about units and posts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.guarded import ChangeForm, OnceForm
from kinerja.people.organisation.models import Calendar, Position, Unit
from kinerja.people.organisation.terms import FunctionalLevel, PositionKind, UnitKind, Zone

from .people import DayField


class UnitChoice(forms.ModelChoiceField):
    """Units indented as in the tree."""

    def label_from_instance(self, unit: Any) -> str:
        depth = unit.path.count("/") - 2
        return "\u2007\u2007" * depth + unit.name


class _UnitFields(forms.Form):
    name = forms.CharField(label=_("Nama unit"), max_length=200)
    kind = forms.ChoiceField(label=_("Jenis"), choices=UnitKind)
    zone = forms.ChoiceField(label=_("Zona waktu"), choices=Zone)
    calendar = forms.ModelChoiceField(
        label=_("Kalender kerja"),
        queryset=Calendar.objects.all(),
        required=False,
        empty_label=_("sama dengan unit di atasnya"),
    )


class AddUnitForm(_UnitFields, OnceForm):
    code = forms.CharField(
        label=_("Kode"), max_length=40, help_text=_("Tetap selamanya; dipakai pada berkas impor. Tanpa garis miring.")
    )
    field_order = ["code", "name", "kind", "zone", "calendar"]


class UnitForm(_UnitFields, ChangeForm):
    parent = UnitChoice(label=_("Di bawah"), queryset=Unit.objects.all(), required=False)


class CloseUnitForm(ChangeForm):
    closed_on = DayField(label=_("Hari pertama unit tidak ada lagi"))


class _PositionFields(forms.Form):
    title = forms.CharField(label=_("Nama jabatan"), max_length=200)
    kind = forms.ChoiceField(label=_("Jenis jabatan"), choices=PositionKind)
    level = forms.ChoiceField(
        label=_("Jenjang"),
        choices=[("", _("tidak ada")), *FunctionalLevel.choices],
        required=False,
        help_text=_("Hanya untuk jabatan fungsional."),
    )
    job_class = forms.IntegerField(label=_("Kelas jabatan"), required=False, min_value=1, max_value=17)
    seats = forms.IntegerField(label=_("Kebutuhan pegawai"), min_value=1, max_value=30000, initial=1)
    heads_unit = forms.BooleanField(label=_("Memimpin unitnya"), required=False)
    group = forms.CharField(
        label=_("Rumpun untuk pustaka indikator"),
        max_length=40,
        required=False,
        help_text=_("Misalnya counter, teacher, nurse; sama dengan rumpun di pustaka."),
    )


class _SuperiorField(forms.Form):
    """The superior post is written by its code: a list of thousands helps nobody."""

    superior_code = forms.CharField(
        label=_("Kode jabatan atasan"),
        max_length=60,
        required=False,
        help_text=_("Kode jabatan yang membawahi jabatan ini. Kosong hanya untuk jabatan puncak."),
    )

    def clean_superior_code(self) -> Position | None:
        code = self.cleaned_data["superior_code"].strip()
        if not code:
            return None
        found = Position.objects.filter(code__iexact=code).first()
        if found is None:
            raise forms.ValidationError(
                _("Jabatan dengan kode “%(code)s” tidak ada. Lihat kodenya di daftar jabatan."), params={"code": code}
            )
        return found


class AddPositionForm(_SuperiorField, _PositionFields, OnceForm):
    code = forms.CharField(label=_("Kode"), max_length=60, help_text=_("Tetap selamanya; dipakai pada berkas impor."))
    field_order = ["code", "title", "kind", "level", "superior_code"]


class PositionForm(_SuperiorField, _PositionFields, ChangeForm):
    def __init__(self, thing: Position, data: Any = None, **more: Any) -> None:
        thing.superior_code = thing.superior.code if thing.superior else ""  # type: ignore[attr-defined]
        super().__init__(thing, data, **more)
