"""Forms of the desk for complaints."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.complaint.steps import KNOWN
from kinerja.doors.web.ui.forms import NOT_CHOSEN, HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.facts.complaint.models import Complaint
from kinerja.facts.complaint.terms import Handling, Kind
from kinerja.people.organisation.models import Employee, Unit
from kinerja.pure.lib.complaint_life import OVER
from kinerja.pure.lib.refusals import Invalid, gettext_noop

LONGEST = 4000


class StepForm(HouseForm):
    """`seen` is how often it had moved when the page was shown: an old page does not act twice."""

    step = forms.ChoiceField(choices=[(name, name) for name in KNOWN])
    seen = forms.IntegerField()
    words = forms.CharField(max_length=LONGEST, required=False, widget=forms.Textarea)


class RouteForm(HouseForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    unit = forms.ModelChoiceField(
        label=_("Unit yang harus menjawab"), queryset=Unit.objects.none(), empty_label=NOT_CHOSEN
    )
    handling = forms.ChoiceField(label=_("Kelas"), choices=Handling, required=False)
    about = forms.CharField(
        label=_("NIP petugas yang dilaporkan"), required=False, max_length=18,
        help_text=_("Ia tidak akan melihat atau menangani laporan ini, dan tidak pernah tampil di luar meja ini."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, request: PageRequest, complaint: Complaint, data: Any = None) -> None:
        first = {"seen": complaint.version, "unit": complaint.owner_id, "handling": complaint.handling}
        super().__init__(data, initial=first)
        units = Unit.objects.open_on(request.actor.on).order_by("path", "pk")
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        if complaint.kind != Kind.COMPLAINT:
            del self.fields["handling"]

    def officer(self) -> Employee | None:
        """Raises Invalid for a number nobody has."""
        number = self.cleaned_data["about"].strip()
        if not number:
            return None
        found = Employee.objects.filter(nip=number).first()
        if found is None:
            raise Invalid(gettext_noop("Tidak ada pegawai dengan NIP itu. Periksa lagi angkanya, atau kosongkan."))
        return found


SHOWN = {
    "": _("Perlu ditangani"),
    "tinjau": _("Menunggu pelapor atau peninjau"),
    "terbuka": _("Semua yang terbuka"),
    "selesai": _("Sudah selesai"),
}
KINDS = {"": _("semua jenis"), **{kind.value: kind.label for kind in Kind}}
ENDED = tuple(OVER)
