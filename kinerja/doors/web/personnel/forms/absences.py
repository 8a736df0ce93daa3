"""Forms about leave and other tasks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.guarded import ChangeForm, OnceForm
from kinerja.people.organisation.terms import LEAVE, AbsenceKind

from .people import DayField

OTHER = [kind for kind in AbsenceKind if kind not in LEAVE]


def _choices() -> list[tuple[Any, Any]]:
    leave = [(kind.value, kind.label) for kind in LEAVE]
    return [(_("Cuti"), leave), (_("Tugas dan keadaan lain"), [(kind.value, kind.label) for kind in OTHER])]


class AbsenceForm(OnceForm):
    kind = forms.ChoiceField(label=_("Jenis"), choices=_choices)
    starts = DayField(label=_("Hari pertama tidak bertugas"))
    ends = DayField(label=_("Hari pertama kembali bertugas"), required=False, help_text=_("Kosongkan bila belum tahu."))
    decree = forms.CharField(label=_("Nomor surat izin atau keputusan"), max_length=120, required=False)


class AbsenceEndForm(ChangeForm):
    ends = DayField(label=_("Hari pertama kembali bertugas"), required=False, help_text=_("Kosongkan bila belum tahu."))


class CancelAbsenceForm(HouseForm):
    reason = forms.CharField(
        label=_("Alasan"),
        widget=forms.Textarea,
        help_text=_("Alasan ini tinggal di jejak audit; jangan menulis keterangan kesehatan."),
    )
