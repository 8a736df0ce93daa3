"""Forms about people, posts they hold, and roles they were given."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.guarded import ChangeForm, OnceForm
from kinerja.people.organisation.terms import AppointmentKind, Education, EmployeeKind
from kinerja.platform.access.actors import Role

ROLES = {
    Role.PERSONNEL: _("pengelola kepegawaian"),
    Role.INSPECTOR: _("pengawas (Inspektorat)"),
    Role.LEADER: _("pimpinan instansi"),
    Role.ADMINISTRATOR: _("administrator sistem"),
    Role.AUTHORITY: _("pejabat yang berwenang atau kepala kepegawaian"),
    Role.COUNSELLOR: _("konselor terlatih"),
    Role.PERFORMANCE_MANAGER: _("pengelola kinerja (telaah SKP)"),
}


class DayField(forms.DateField):
    """A day, chosen or typed as 2026-01-31."""

    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")


class SearchForm(HouseForm):
    """Sent by POST: neither a NIP nor a name belongs into an address."""

    who = forms.CharField(label=_("Nama atau NIP"), max_length=200, widget=forms.TextInput({"autocomplete": "off"}))


class _PersonFields(forms.Form):
    name = forms.CharField(
        label=_("Nama lengkap"), max_length=200, help_text=_("Dengan gelar, seperti di SK: Dra. Siti Aminah, M.Si.")
    )
    kind = forms.ChoiceField(label=_("Status kepegawaian"), choices=EmployeeKind)
    nip = forms.CharField(
        label=_("NIP atau NI PPPK"),
        max_length=40,
        required=False,
        help_text=_("18 angka; spasi boleh. Kosongkan hanya untuk pejabat politik."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    rank = forms.CharField(
        label=_("Golongan"), max_length=10, required=False, help_text=_("Misalnya III/a untuk PNS, IX untuk PPPK.")
    )
    education = forms.ChoiceField(
        label=_("Pendidikan terakhir"), choices=[("", _("belum diisi")), *Education.choices], required=False
    )
    email = forms.EmailField(label=_("Surel dinas"), required=False)


class HireForm(_PersonFields, OnceForm):
    """A person who is not in the data yet."""


class PersonForm(_PersonFields, ChangeForm):
    """The data of somebody who is."""


class AppointForm(OnceForm):
    kind = forms.ChoiceField(label=_("Jenis penugasan"), choices=AppointmentKind)
    starts = DayField(label=_("Mulai"), help_text=_("Hari pertama menurut SK."))
    ends = DayField(label=_("Hari pertama sesudah berakhir"), required=False, help_text=_("Kosongkan bila belum tahu."))
    decree = forms.CharField(label=_("Nomor SK"), max_length=120, required=False)


class EndForm(ChangeForm):
    ends = DayField(
        label=_("Hari pertama sesudah berakhir"),
        help_text=_("Bila hari terakhirnya 31 Januari, tulis 1 Februari."),
    )


class WithdrawForm(HouseForm):
    reason = forms.CharField(
        label=_("Alasan"), widget=forms.Textarea, help_text=_("Alasan ini tinggal di jejak audit.")
    )


class LeaveForm(HouseForm):
    left_on = DayField(
        label=_("Hari pertama tidak bertugas"),
        help_text=_("Penugasan dan mandatnya berakhir, akunnya ditutup mulai hari itu."),
    )


class MandateForm(OnceForm):
    role = forms.ChoiceField(label=_("Peran"), choices=[(role.value, label) for role, label in ROLES.items()])
    starts = DayField(label=_("Mulai"))
    ends = DayField(label=_("Hari pertama sesudah berakhir"), required=False)
    decree = forms.CharField(label=_("Nomor SK"), max_length=120, required=False)
