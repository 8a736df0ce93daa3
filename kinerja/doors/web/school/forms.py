"""Forms of the school."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm, SubmissionForm
from kinerja.facts.teaching.rubric import Rubric
from kinerja.facts.teaching.terms import Absence, LessonState, Weekday

BELLS = "07:00-07:35\n07:35-08:10\n08:10-08:45\n09:00-09:35\n09:35-10:10\n10:10-10:45"


class DayField(forms.DateField):
    """A day, chosen or typed as 2026-01-31."""

    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")


class LessonForm(HouseForm):
    state = forms.ChoiceField(label=_("Keadaan"), choices=LessonState)
    line = forms.CharField(
        label=_("Apa yang dipelajari dan dikuasai murid"),
        help_text=_("Satu baris, misalnya: Pecahan senilai; sebagian besar murid dapat menyederhanakan."),
        max_length=300,
        required=False,
    )
    reason = forms.ChoiceField(
        label=_("Sebab tidak diberikan guru"), choices=[("", "—"), *Absence.choices], required=False
    )
    note = forms.CharField(label=_("Keterangan"), max_length=200, required=False)
    substitute = forms.ChoiceField(label=_("Guru pengganti"), required=False)

    def __init__(self, *args: Any, teachers: list[tuple[str, str]] = (), **kwargs: Any) -> None:  # type: ignore[assignment]
        super().__init__(*args, **kwargs)
        self.fields["substitute"].choices = [("", "—"), *teachers]  # type: ignore[attr-defined]

    def clean_substitute(self) -> str | None:
        return self.cleaned_data["substitute"] or None


class SlotForm(HouseForm):
    group = forms.CharField(label=_("Kelas"), max_length=20)
    subject = forms.CharField(label=_("Mata pelajaran"), max_length=80)
    weekday = forms.TypedChoiceField(label=_("Hari"), choices=Weekday, coerce=int)
    first_hour = forms.IntegerField(label=_("Dari jam ke"), min_value=1, max_value=16)
    last_hour = forms.IntegerField(label=_("Sampai jam ke"), min_value=1, max_value=16)
    teacher = forms.ChoiceField(label=_("Guru"))

    def __init__(self, *args: Any, teachers: list[tuple[str, str]] = (), **kwargs: Any) -> None:  # type: ignore[assignment]
        super().__init__(*args, **kwargs)
        self.fields["teacher"].choices = teachers  # type: ignore[attr-defined]


class TermForm(HouseForm):
    name = forms.CharField(label=_("Semester"), max_length=80, help_text=_("Misalnya: Semester ganjil 2026/2027."))
    starts = DayField(label=_("Hari pertama"))
    ends = DayField(label=_("Hari pertama sesudahnya"))
    bells = forms.CharField(
        label=_("Jam pelajaran"),
        help_text=_("Satu baris untuk tiap jam pelajaran."),
        widget=forms.Textarea,
        initial=BELLS,
    )
    friday = forms.CharField(
        label=_("Jam pelajaran hari Jumat"),
        help_text=_("Hanya bila lain dari hari lainnya; kosongkan bila sama."),
        widget=forms.Textarea,
        required=False,
    )
    saturday = forms.CharField(
        label=_("Jam pelajaran hari Sabtu"),
        help_text=_("Hanya bila lain dari hari lainnya; kosongkan bila sama."),
        widget=forms.Textarea,
        required=False,
    )


class ClosureForm(HouseForm):
    starts = DayField(label=_("Hari pertama"))
    ends = DayField(label=_("Hari terakhir"))
    reason = forms.CharField(label=_("Sebab"), max_length=200, help_text=_("Misalnya: banjir, ujian sekolah."))


class SheetForm(HouseForm):
    file = forms.FileField(
        label=_("Berkas XLSX atau CSV"), help_text=_("Paling besar 20 MB. Belum ada yang berubah saat diunggah.")
    )


class ObserveForm(SubmissionForm):
    teacher = forms.ChoiceField(label=_("Guru yang diamati"))
    day = DayField(label=_("Tanggal"))
    lesson = forms.CharField(label=_("Kelas dan mata pelajaran"), max_length=120)

    def __init__(self, *args: Any, teachers: list[tuple[str, str]] = (), **kwargs: Any) -> None:  # type: ignore[assignment]
        super().__init__(*args, **kwargs)
        self.fields["teacher"].choices = teachers  # type: ignore[attr-defined]


class SeenForm(HouseForm):
    """One choice for each item of the rubric, then the words."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    notes = forms.CharField(label=_("Catatan"), widget=forms.Textarea, max_length=4000, required=False)
    next_step = forms.CharField(
        label=_("Langkah berikutnya yang disepakati"), widget=forms.Textarea, max_length=2000, required=False
    )

    def __init__(self, *args: Any, rubric: Rubric, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rubric = rubric
        for item in rubric.items:
            self.fields[item.code] = forms.TypedChoiceField(
                label=gettext(item.name),
                choices=[(n, str(n)) for n in range(1, 5)],
                coerce=int,
                required=False,
                empty_value=None,
            )

    def scores(self) -> dict[str, int]:
        given = {item.code: self.cleaned_data.get(item.code) for item in self.rubric.items}
        return {code: score for code, score in given.items() if score}

    def items(self) -> list[tuple[Any, dict[str, str]]]:
        """Each field with the words of its scores."""
        return [
            (self[item.code], {str(n): gettext(anchor) for n, anchor in enumerate(item.anchors, 1)})
            for item in self.rubric.items
        ]


class AnswerForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reply = forms.CharField(
        label=_("Tanggapan Anda"),
        widget=forms.Textarea,
        max_length=4000,
        required=False,
        help_text=_("Setelah dikirim, supervisi menjadi final. Tulis juga bila Anda tidak sependapat."),
    )
