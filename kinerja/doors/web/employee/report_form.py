"""One piece of work as it is typed, at a desk or on a phone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kinerja.doors.web.employee.begun import begun, spent
from kinerja.doors.web.employee.evidence_form import EvidenceForm
from kinerja.doors.web.ui.forms import NumberField, SubmissionForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.work.activity import commands as activity
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.models.reports import LONGEST_TEXT, MOST_MINUTES
from kinerja.work.planning.models import Indicator


class Timed(SubmissionForm):
    """Carries its day and the signed instant at which it was opened."""

    day = forms.DateField(label=gettext_lazy("Hari"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    begun = forms.CharField(widget=forms.HiddenInput, required=False)

    def spent(self, request: PageRequest) -> timedelta | None:
        return spent(self.cleaned_data["begun"], request.actor.user_id, request.now)


class ReportForm(Timed, EvidenceForm):
    text = forms.CharField(
        label=gettext_lazy("Apa yang dikerjakan"),
        help_text=gettext_lazy("Pekerjaan dan hasilnya, satu pekerjaan satu laporan."),
        widget=forms.Textarea,
        max_length=LONGEST_TEXT,
    )
    # One's own indicator or a refusal with a sentence: the command looks it up, a choice list would only say "invalid".
    indicator = forms.UUIDField(label=gettext_lazy("Indikator"), required=False)
    quantity = NumberField(label=gettext_lazy("Jumlah"), required=False)
    minutes = forms.IntegerField(label=gettext_lazy("Menit kerja"), min_value=1, max_value=MOST_MINUTES, required=False)

    field_order = ("day", "text", "indicator", "quantity", "minutes", "files", "evidence", "link")

    def __init__(self, request: PageRequest, data: Any = None, **more: Any) -> None:
        super().__init__(request, data, **more)
        self.fields["day"].widget.attrs["max"] = request.actor.on.isoformat()

    @classmethod
    def fresh(cls, request: PageRequest) -> ReportForm:
        """Today, opened now."""
        return cls(request, initial={"day": request.actor.on, "begun": begun(request.actor.user_id, request.now)})

    @property
    def chosen(self) -> str:
        """The indicator that is chosen, as the options of the list write it."""
        return str(self["indicator"].value() or "")

    def send(self, request: PageRequest) -> ActivityReport | None:
        """The report, or none with the sentence on the form."""
        self.take_in(actor=request.actor, now=request.now)
        sent: ActivityReport | None = self.attempt(lambda: self._submit(request)) if self.is_valid() else None
        return sent

    def _submit(self, request: PageRequest) -> ActivityReport:
        data: dict[str, Any] = self.cleaned_data
        # Only a key: whose indicator it is the command asks, in its own transaction.
        indicator = Indicator(pk=data["indicator"]) if data["indicator"] else None
        return activity.submit_report(
            day=data["day"], text=data["text"], indicator=indicator, quantity=data["quantity"], minutes=data["minutes"],
            evidence=self.attached, links=[data["link"]] if data["link"] else [], submission=data["submission"],
            spent=self.spent(request), actor=request.actor, now=request.now,
        )  # fmt: skip
