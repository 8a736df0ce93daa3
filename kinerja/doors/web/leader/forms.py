"""Forms of leaders: what a unit achieved, and what follows from its survey."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm, SubmissionForm
from kinerja.judgement.evaluation.terms import OrganisationLevel
from kinerja.people.organisation.models import Employee
from kinerja.pure.law.satisfaction import Element


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
