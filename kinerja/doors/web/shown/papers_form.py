"""Photos and PDFs of a form without account: taken at once, and kept for the next try when the form comes back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import SubmissionForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.doors.web.ui.uploads import was_too_large
from kinerja.facts.casework.commands import Given
from kinerja.platform.files.finishing import take_from_public
from kinerja.platform.files.models import StoredFile
from kinerja.pure.lib.refusals import Refused

_SALT = "kinerja.citizen.papers"
A_DAY = 24 * 60 * 60


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class PaperField(forms.FileField):
    """Any number of files for one requirement."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(PaperField, self).clean(one, initial) for one in data or []]


class PapersForm(SubmissionForm):
    """One field of files a requirement; `kept` carries what an earlier try brought."""

    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, asked: list[str], data: Any = None, files: Any = None, **more: Any) -> None:
        super().__init__(data, files, **more)
        self.asked = asked
        self.papers: list[Given] = []
        for n, requirement in enumerate(asked):
            widget = ManyFiles({"accept": "image/jpeg,image/png,image/webp,application/pdf"})
            self.fields[f"paper_{n}"] = PaperField(label=requirement, required=False, widget=widget)

    def take(self, request: PageRequest) -> None:
        """Bring in what was sent; each refusal stands beside its field, everything else is kept."""
        self.papers = _opened(self.data.get("kept", ""))
        if was_too_large(request):
            self.add_error(
                None, gettext("Semua lampiran bersama-sama terlalu besar. Perkecil fotonya, lalu kirim lagi.")
            )
        given = request.FILES if isinstance(request.FILES, MultiValueDict) else MultiValueDict()
        for n, requirement in enumerate(self.asked):
            for file in given.getlist(f"paper_{n}"):
                try:
                    stored = take_from_public(file.chunks(), name=file.name or "", actor=request.actor, now=request.now)
                except Refused as refusal:
                    self.add_error(f"paper_{n}", spoken(refusal))
                else:
                    self.papers.append(Given(stored, requirement))
        self.data = {**{name: self.data[name] for name in self.data}, "kept": _closed(self.papers)}

    def paper_fields(self) -> list[tuple[forms.BoundField, list[str]]]:
        """Each field with the names of the papers that are here already."""
        rows = []
        for n, requirement in enumerate(self.asked):
            names = [one.stored.name for one in self.papers if one.requirement == requirement]
            rows.append((self[f"paper_{n}"], names))
        return rows


class AskForm(PapersForm):
    name = forms.CharField(
        label=_("Nama lengkap"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Tulis nama lengkap pemohon.")},
    )  # fmt: skip
    phone = forms.RegexField(
        r"^\+?[\d \-]{8,20}$",
        label=_("Nomor telepon"),
        help_text=_("Hanya dibaca petugas yang menangani berkas ini."),
        error_messages=dict.fromkeys(
            ("required", "invalid"), _("Tulis nomor telepon dengan angka, misalnya 0812 3456 7890.")
        ),
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )


def _closed(papers: list[Given]) -> str:
    """Signed, so that nobody attaches the papers of others."""
    if not papers:
        return ""
    return signing.dumps([[str(one.stored.pk), one.requirement] for one in papers], salt=_SALT, compress=True)


def _opened(word: str) -> list[Given]:
    try:
        rows = signing.loads(word, salt=_SALT, max_age=A_DAY) if word else []
    except signing.BadSignature:
        return []
    stored = StoredFile.objects.in_bulk([UUID(key) for key, _requirement in rows])
    return [Given(stored[UUID(key)], requirement) for key, requirement in rows if UUID(key) in stored]
