"""What a citizen writes about a service; every choice is explained in one plain sentence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.shown.papers_form import PapersForm
from kinerja.doors.web.ui.forms import HouseForm, SubmissionForm
from kinerja.facts.complaint.terms import Identity, Kind, Solved
from kinerja.facts.service.models import Service

LONGEST, LONGEST_PLACE = 4000, 200

KINDS = {
    Kind.COMPLAINT: _("Ada yang tidak berjalan semestinya, dan saya ingin diselesaikan."),
    Kind.SUGGESTION: _("Saya punya usul agar layanan lebih baik."),
    Kind.PRAISE: _("Saya ingin berterima kasih atas layanan yang baik."),
}
IDENTITIES = {
    Identity.NAMED: _("Nama dan telepon Anda hanya dibaca petugas yang menangani laporan ini."),
    Identity.SECRET: _("Unit yang dilaporkan tidak melihat nama Anda; hanya Inspektorat yang dapat."),
    Identity.ANONYMOUS: _("Tidak ada yang disimpan tentang Anda. Jawaban dibaca dengan kode tanda terima."),
}


class ComplaintForm(PapersForm):
    kind = forms.ChoiceField(label=_("Apa yang ingin Anda sampaikan?"), choices=Kind, initial=Kind.COMPLAINT)
    text = forms.CharField(
        label=_("Ceritakan apa yang terjadi"),
        help_text=_("Tulis seperti bercerita: apa yang terjadi, dan apa yang Anda harapkan."),
        max_length=LONGEST,
        widget=forms.Textarea,
    )
    service = forms.ModelChoiceField(
        label=_("Layanan yang mana?"),
        queryset=Service.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("– tidak tahu atau lainnya –"),
        help_text=_("Bila tidak tahu, lewati; kami yang mencarikan unitnya."),
    )
    place = forms.CharField(label=_("Di mana?"), max_length=LONGEST_PLACE, required=False)
    happened_on = forms.DateField(
        label=_("Kapan?"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Tulis tanggalnya seperti 2026-11-27.")},
    )  # fmt: skip
    identity = forms.ChoiceField(label=_("Dengan nama atau tidak?"), choices=Identity, initial=Identity.NAMED)
    name = forms.CharField(
        label=_("Nama Anda"), max_length=120, required=False,
        help_text=_("Perlu diisi, kecuali Anda memilih tanpa nama."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    phone = forms.RegexField(
        r"^\+?[\d \-]{8,20}$", label=_("Nomor telepon"), required=False,
        error_messages={"invalid": _("Tulis nomor telepon dengan angka, misalnya 0812 3456 7890.")},
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip

    def __init__(self, data: Any = None, files: Any = None, **more: Any) -> None:
        super().__init__([gettext("Foto atau PDF")], data, files, **more)
        offered = Service.objects.filter(unit__isnull=False, unit__closed_on=None).order_by("name", "code")
        self.fields["service"].queryset = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("identity") != Identity.ANONYMOUS and not given.get("name", "").strip():
            self.add_error("name", gettext("Tulis nama Anda, atau pilih tanpa nama."))
        return given


class FindForm(HouseForm):
    word = forms.CharField(
        label=_("Kode pada tanda terima"),
        max_length=60,
        help_text=_("Misalnya K7QM-3XPD-9RT2B-XW4HN. Huruf besar atau kecil, dengan atau tanpa tanda hubung."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class WordsForm(HouseForm):
    """One text of the citizen: what was asked for, or why it is not settled."""

    text = forms.CharField(label=_("Keterangan Anda"), max_length=LONGEST, widget=forms.Textarea)


class WhyForm(HouseForm):
    why = forms.CharField(label=_("Apa yang belum selesai?"), max_length=LONGEST, widget=forms.Textarea)


class SolvedForm(SubmissionForm):
    solved = forms.ChoiceField(label=_("Apakah masalahnya sungguh selesai?"), choices=Solved)
    words = forms.CharField(
        label=_("Apa yang masih kurang?"), max_length=LONGEST, required=False, widget=forms.Textarea,
        help_text=_("Perlu diisi bila belum selesai."),
    )  # fmt: skip
