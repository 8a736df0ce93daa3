"""The form that sets what a unit achieved."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.judgement.evaluation.terms import OrganisationLevel


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
