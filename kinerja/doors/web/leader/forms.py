"""Forms of leaders: what a unit achieved, what follows from its survey, and what other counters would do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.charts import weekdays
from kinerja.doors.web.ui.forms import HouseForm, SubmissionForm
from kinerja.facts.queueing.figures.staffing import Change
from kinerja.judgement.evaluation.terms import OrganisationLevel
from kinerja.people.organisation.models import Employee
from kinerja.pure.law.satisfaction import Element

EVERY_DAY = "semua"
WITHIN = (5, 10, 15, 20, 30, 45, 60)


class AchievementForm(HouseForm):
    """`version` is that of the result shown, 0 where none was."""

    level = forms.ChoiceField(
        label=_("Capaian kinerja organisasi"), choices=OrganisationLevel, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Dasarnya"),
        help_text=_("Misalnya indikator kinerja utama mana yang tercapai dan mana yang belum."),
        widget=forms.Textarea,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)


class FollowUpForm(SubmissionForm):
    """What follows from one element; `staff` are those who may be made responsible."""

    element = forms.ChoiceField(label=_("Unsur"))
    action = forms.CharField(
        label=_("Yang akan dilakukan"),
        max_length=300,
        help_text=_("Misalnya: membuka loket kelima pukul 8 sampai 10."),
    )
    due = forms.DateField(label=_("Paling lambat"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    responsible = forms.ChoiceField(label=_("Penanggung jawab"))

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["element"].choices = [(one.value, f"{one.value} {gettext(one.label)}") for one in Element]  # type: ignore[attr-defined]
        self.fields["responsible"].choices = staff  # type: ignore[attr-defined]

    def planned(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return given | {"responsible": Employee.objects.get(pk=given["responsible"])}


class OutcomeForm(HouseForm):
    outcome = forms.CharField(label=_("Hasilnya"), max_length=300)


class WhatIfForm(HouseForm):
    """Other counters in some hours of some days; asked in the address, so that the answer can be kept."""

    loket = forms.ChoiceField(label=_("Perubahan"))
    hari = forms.ChoiceField(label=_("Hari"))
    dari = forms.ChoiceField(label=_("Dari pukul"))
    sampai = forms.ChoiceField(label=_("Sampai pukul"))
    menit = forms.ChoiceField(label=_("Batas menunggu"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"loket": "1", "hari": EVERY_DAY, "dari": "8", "sampai": "10", "menit": "15"})
        hours = [(str(hour), f"{hour:02d}.00") for hour in range(25)]
        known = {
            "loket": [(str(n), _counters(n)) for n in (1, 2, 3, -1, -2)],
            "hari": [(EVERY_DAY, gettext("Setiap hari")), *((str(n), day) for n, day in enumerate(weekdays()))],
            "dari": hours[:-1],
            "sampai": hours[1:],
            "menit": [(str(n), gettext("{n} menit").format(n=n)) for n in WITHIN],
        }
        for name, choices in known.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def change(self) -> Change:
        given = self.cleaned_data
        days = range(7) if given["hari"] == EVERY_DAY else [int(given["hari"])]
        return Change(int(given["loket"]), int(given["dari"]), int(given["sampai"]), frozenset(days))

    @property
    def within(self) -> int:
        return int(self.cleaned_data["menit"])

    def words(self) -> str:
        """The change as a person would say it."""
        chosen = {name: dict(self.fields[name].choices)[self.cleaned_data[name]] for name in self.fields}  # type: ignore[attr-defined]
        if self.cleaned_data["hari"] == EVERY_DAY:
            return gettext("{loket}, setiap hari pukul {dari} sampai {sampai}").format(**chosen)
        return gettext("{loket}, hari {hari} pukul {dari} sampai {sampai}").format(**chosen)


def _counters(n: int) -> str:
    return gettext("{n} loket lagi").format(n=n) if n > 0 else gettext("{n} loket kurang").format(n=-n)
