"""Forms about feedback: with a short guide, so that words stay with what was seen."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import NOT_CHOSEN, SubmissionForm
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import superior_of, team_leaders_of
from kinerja.work.feedback.circle import colleagues_of
from kinerja.work.feedback.models import Feedback
from kinerja.work.feedback.seen import Seen
from kinerja.work.feedback.subjects import Subject
from kinerja.work.planning.models import Indicator


class DayInput(forms.DateInput):
    def __init__(self) -> None:
        super().__init__({"type": "date"}, "%Y-%m-%d")


def day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), **more)


def text_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, widget=forms.Textarea, max_length=4000, required=required)


def subject_of(choice: str) -> Subject:
    """`value:3` or `indicator:<key>`, as the form offers them; what is gone is no subject."""
    kind, _sign, key = choice.partition(":")
    if kind == "value":
        return Subject(value=int(key))
    return Subject(indicator=Indicator.objects.select_related("result__plan").filter(pk=UUID(key)).first())


class GiveForm(SubmissionForm):
    about = forms.ChoiceField(label=_("Tentang"), help_text=_("Satu nilai perilaku atau satu indikator."))
    seen_on = day_field(_("Tanggal kejadian"))
    situation = text_field(_("Situasi"), _("Kapan dan di mana? Contoh: Senin pagi di loket 2, saat antrean panjang."))
    behaviour = text_field(
        _("Yang Anda lihat atau dengar"),
        _("Ceritakan perbuatannya, bukan orangnya. “Memanggil tiga nomor sekaligus”, bukan “ceroboh”."),
    )
    impact = text_field(_("Dampaknya"), _("Apa akibatnya bagi warga, rekan, atau pekerjaan?"))
    suggestion = text_field(
        _("Saran"), _("Apa yang sebaiknya diteruskan atau dicoba? Tawarkan bantuan bila dapat."), required=False
    )
    reference = forms.CharField(
        label=_("Rujukan bukti"),
        help_text=_("Nomor permohonan, laporan, berkas, atau tautan, bila ada."),
        max_length=300,
        required=False,
    )

    def __init__(self, choices: list[tuple[str, str]], data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        if choices:
            self.fields["about"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["about"]

    @classmethod
    def of(cls, feedback: Feedback) -> GiveForm:
        """With the words that are to be replaced; what it is about stays."""
        names = ("seen_on", "situation", "behaviour", "impact", "suggestion", "reference")
        return cls([], initial={name: getattr(feedback, name) for name in names})

    def seen(self) -> Seen:
        said = self.cleaned_data
        words = {name: said[name] for name in ("situation", "behaviour", "impact", "suggestion", "reference")}
        return Seen(said["seen_on"], **words)


class AskForm(SubmissionForm):
    asked = forms.ModelChoiceField(queryset=Employee.objects.none(), empty_label=NOT_CHOSEN, label=_("Kepada siapa"))
    about = forms.ChoiceField(label=_("Tentang"))
    question = text_field(
        _("Pertanyaan Anda"), _("Contoh: apa satu hal yang dapat saya perbaiki saat menjelaskan syarat KTP?")
    )

    def __init__(self, me: UUID, choices: list[tuple[str, str]], on: date, data: Any = None) -> None:
        super().__init__(data)
        superior = superior_of(Employee(pk=me), on)
        others = colleagues_of(me, on) | team_leaders_of(me, on)
        people = Employee.objects.filter(pk=superior.pk) | others if superior else others
        self.fields["asked"].queryset = people.order_by("name", "id")  # type: ignore[attr-defined]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]
