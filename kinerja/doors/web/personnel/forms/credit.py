"""The form of a paper that settled credit points."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import NumberField
from kinerja.doors.web.ui.guarded import OnceForm
from kinerja.outcomes.credit.stated import StatedBalance
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.terms import FunctionalLevel

from .people import DayField


class PaperForm(OnceForm):
    number = forms.CharField(label=_("Nomor PAK"), max_length=120)
    issued_on = DayField(label=_("Tanggal PAK"))
    issued_by = forms.CharField(label=_("Pejabat yang menetapkan"), max_length=200, required=False)
    level = forms.ChoiceField(label=_("Jenjang pada PAK"), choices=FunctionalLevel)
    rank = forms.CharField(
        label=_("Golongan pada PAK"), max_length=6, required=False, help_text=_("Tulis seperti III/a.")
    )
    last_day = DayField(
        label=_("Dihitung sampai"), help_text=_("Hari terakhir masa penilaiannya, selalu akhir suatu bulan.")
    )
    points = NumberField(label=_("Angka kredit untuk jenjang"), help_text=_("Seperti tertulis, misalnya 62,50."))
    rank_points = NumberField(
        label=_("Angka kredit untuk pangkat"),
        required=False,
        help_text=_("Kosongkan bila sama. Sesudah naik pangkat biasanya hanya kelebihannya."),
    )
    correction = forms.CharField(
        label=_("Alasan perbaikan"),
        max_length=200,
        required=False,
        help_text=_("Hanya bila PAK yang sama sudah tercatat dengan isi lain."),
    )

    def stated(self, employee: Employee) -> StatedBalance:
        """What the form says, as a command takes it."""
        told: dict[str, Any] = self.cleaned_data
        points = told["points"]
        return StatedBalance(
            employee=employee.pk, level=told["level"], covers_until=told["last_day"] + timedelta(days=1),
            points=points, rank_points=points if told["rank_points"] is None else told["rank_points"],
            number=told["number"], issued_on=told["issued_on"], rank=told["rank"].strip(),
            issued_by=told["issued_by"],
        )  # fmt: skip
