"""Evidence that comes with a form, with or without scripts: looked at at once, and kept when the form comes back."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.ui.forms import SubmissionForm
from kinerja.doors.web.ui.humane import status_of
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.doors.web.ui.uploads import LARGEST_EVIDENCE, was_too_large
from kinerja.platform.access.actors import Actor
from kinerja.platform.files.contents import MEGABYTE
from kinerja.platform.files.finishing import take_in
from kinerja.platform.files.kinds import ENDINGS, largest_of_all
from kinerja.platform.files.models import StoredFile
from kinerja.platform.files.queries import own_files
from kinerja.pure.lib.refusals import Invalid, TryLater, gettext_noop

MOST_FILES = 10
HELP = gettext_noop(
    "Foto, PDF, Word, Excel, PowerPoint, OpenDocument, teks atau CSV. Paling banyak {n} berkas, masing-masing sampai "
    "{each} MB dan bersama-sama sampai {limit} MB."
)
TOO_MUCH = gettext_noop(
    "Berkasnya terlalu besar untuk satu kiriman (paling besar {limit} MB bersama-sama). "
    "Laporan belum dikirim dan tulisan Anda tetap ada; perkecil atau kurangi berkasnya, lalu kirim lagi."
)
TOO_MANY = gettext_noop("Paling banyak {n} berkas satu laporan.")


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class EvidenceForm(SubmissionForm):
    """`evidence` are keys of files that arrived before: in pieces, or with this form when it was refused."""

    # A declared field is taken out of the class; `files` of a form remains what was uploaded.
    files = forms.Field(  # type: ignore[assignment]
        label=gettext_lazy("Foto atau dokumen"), required=False, widget=ManyFiles
    )
    evidence = forms.Field(required=False, widget=forms.MultipleHiddenInput)
    link = forms.CharField(label=gettext_lazy("Tautan bukti"), required=False, widget=forms.URLInput, max_length=500)

    def __init__(self, request: PageRequest, data: Any = None, **more: Any) -> None:
        super().__init__(data, request.FILES if data is not None else None, **more)
        self.user, self.taken = request.actor.user_id, list[StoredFile]()
        self.too_much = data is not None and was_too_large(request)
        each, limit = largest_of_all() // MEGABYTE, LARGEST_EVIDENCE // MEGABYTE
        self.fields["files"].widget.attrs |= {"accept": _accepted(), "data-most": str(each)}
        self.fields["files"].help_text = gettext(HELP).format(n=MOST_FILES, each=each, limit=limit)

    def clean_evidence(self) -> list[UUID]:
        try:
            return [UUID(key) for key in self._given("evidence", self.data)]
        except ValueError:
            # Beside the field people see; this one is hidden.
            self.add_error("files", gettext("Kunci berkas tidak dikenali. Pilih ulang berkasnya."))
            return []

    def clean_files(self) -> list[UploadedFile]:
        if self.too_much:
            raise forms.ValidationError(gettext(TOO_MUCH).format(limit=LARGEST_EVIDENCE // MEGABYTE))
        files = self._given("files", self.files)
        if len(files) + len(self._given("evidence", self.data)) > MOST_FILES:
            raise forms.ValidationError(gettext(TOO_MANY).format(n=MOST_FILES))
        return files

    def take_in(self, *, actor: Actor, now: datetime) -> None:
        """Look at what came, and keep what is good even where the form is refused: it need not be chosen again."""
        self.is_valid()
        for file in self.cleaned_data.get("files") or ():
            try:
                self.taken.append(take_in(file.chunks(), name=file.name or "", actor=actor, now=now))
            except (Invalid, TryLater) as refusal:
                self.add_error("files", spoken(refusal))
                self.status = status_of(refusal)

    @property
    def attached(self) -> list[UUID]:
        return [*self.cleaned_data["evidence"], *(file.pk for file in self.taken)]

    def kept(self) -> list[StoredFile]:
        """What need not be sent again; one statement where something arrived with an earlier try."""
        earlier = self.cleaned_data.get("evidence") if self.is_bound else None
        return [*(own_files(self.user, earlier) if earlier else ()), *self.taken]

    def _given(self, name: str, source: Any) -> list[Any]:
        return source.getlist(name) if hasattr(source, "getlist") else []


def _accepted() -> str:
    return ",".join(ending for endings in ENDINGS.values() for ending in endings)
