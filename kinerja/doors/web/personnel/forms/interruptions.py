"""Forms about interruptions of the service."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.guarded import ChangeForm, OnceForm


class InstantField(forms.DateTimeField):
    """A day and a clock time in the agency's zone, chosen or typed as 2026-01-31 21:00."""

    widget = forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")


class AnnounceForm(OnceForm):
    starts = InstantField(label=_("Mulai"))
    ends = InstantField(label=_("Selesai"))
    note = forms.CharField(
        label=_("Keterangan"), max_length=400, help_text=_("Dibaca semua orang, misalnya: pemindahan server.")
    )


class OutageForm(ChangeForm):
    note = forms.CharField(
        label=_("Sebab"), max_length=400, required=False, help_text=_("Dibaca semua orang, misalnya: listrik padam.")
    )
