"""Where a file stands, until when, what its owner must do, and the few things he can do to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.citizen.cases.story import delay_of, told
from kinerja.doors.web.citizen.cases.words import GUESSING, meant
from kinerja.doors.web.citizen.guessing import looked_for
from kinerja.doors.web.citizen.quiet import quietly
from kinerja.doors.web.shown.papers_form import PapersForm
from kinerja.doors.web.ui.forms import HouseForm, SubmissionForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.casework import commands
from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.queries import story
from kinerja.facts.casework.terms import Stage
from kinerja.facts.casework.words import file_meant_by, word_of
from kinerja.pure.lib.file_life import MOVES
from kinerja.pure.lib.file_life import Stage as Life
from kinerja.pure.lib.zones import zone_of

RESULT = (Stage.READY, Stage.HANDED_OVER)


class FindForm(HouseForm):
    word = forms.CharField(
        label=_("Kode pada tanda terima"),
        max_length=60,
        error_messages={"required": _("Salin kode dari tanda terima, termasuk bagian belakangnya.")},
        help_text=_("Misalnya K7QM-3XPD-9RT2B-XW4HN. Huruf besar atau kecil, dengan atau tanpa tanda hubung."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class CompleteForm(PapersForm):
    answer = forms.CharField(
        label=_("Catatan untuk petugas"), max_length=500, required=False, widget=forms.Textarea,
        help_text=_("Bila tidak ada yang perlu dilampirkan, tulis bagaimana Anda melengkapinya."),
    )  # fmt: skip

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__([gettext("Dokumen yang kurang")], data, files)


class CorrectionForm(SubmissionForm):
    text = forms.CharField(
        label=_("Apa yang salah, dan bagaimana seharusnya?"), max_length=500, widget=forms.Textarea,
        error_messages={"required": _("Tulis apa yang salah dan bagaimana seharusnya.")},
    )  # fmt: skip


@reads(public=True)
def find_form(request: PageRequest) -> HttpResponse:
    return render(request, "citizen/case_find.html", {"form": FindForm()})


@writes(public=True)
def find(request: PageRequest) -> HttpResponse:
    form = FindForm(request.POST)
    file = looked_for(request, GUESSING, file_meant_by, form) if form.is_valid() else None
    if file is not None:
        return redirect("citizen:case", word=word_of(file))
    return render(request, "citizen/case_find.html", {"form": form}, status=form.status)


@reads(public=True)
def show(request: PageRequest, word: str) -> HttpResponse:
    return _page(request, meant(request, word))


@writes(public=True)
def complete(request: PageRequest, word: str) -> HttpResponse:
    file, form = meant(request, word), CompleteForm(request.POST, request.FILES)
    form.full_clean()
    form.take(request)
    if not form.errors and form.attempt(lambda: _completed(request, file, form)):
        messages.success(request, gettext("Kelengkapan sudah kami terima. Jam janji berjalan lagi."))
        return redirect("citizen:case", word=word)
    return _page(request, file, completing=form)


def _completed(request: PageRequest, file: CaseFile, form: CompleteForm) -> CaseFile:
    answer = form.cleaned_data["answer"]
    return commands.complete(file, papers=form.papers, answer=answer, actor=request.actor, now=request.now)


@writes(public=True)
def withdraw(request: PageRequest, word: str) -> HttpResponse:
    file, form = meant(request, word), HouseForm({})
    form.full_clean()
    if form.attempt(lambda: commands.withdraw(file, actor=request.actor, now=request.now)):
        messages.success(request, gettext("Permohonan sudah ditarik."))
        return redirect("citizen:case", word=word)
    return _page(request, file, refused=form)


@writes(public=True)
def correct(request: PageRequest, word: str) -> HttpResponse:
    file, form = meant(request, word), CorrectionForm(request.POST)
    if form.is_valid() and form.attempt(lambda: _asked(request, file, form)):
        messages.success(request, gettext("Permintaan perbaikan sudah kami terima. Jawabannya tampil di halaman ini."))
        return redirect("citizen:case", word=word)
    return _page(request, file, correcting=form)


def _asked(request: PageRequest, file: CaseFile, form: CorrectionForm) -> Any:
    values = form.cleaned_data
    return commands.ask_correction(
        file, text=values["text"], submission=values["submission"], actor=request.actor, now=request.now
    )


def _page(
    request: PageRequest,
    file: CaseFile,
    *,
    completing: CompleteForm | None = None,
    correcting: CorrectionForm | None = None,
    refused: HouseForm | None = None,
) -> HttpResponse:
    status = next((form.status for form in (completing, correcting, refused) if form), 200)
    if status != 200:
        file.refresh_from_db()
    steps = told(story(file))
    due = file.request.deadline_at
    context = {
        "file": file,
        "word": word_of(file),
        "steps": steps[::-1],
        "due": due,
        "delay": delay_of(steps),
        "is_late": due is not None and file.request.closed_at is None and request.now > due,
        "has_result": file.stage in RESULT,
        "may_withdraw": Life.WITHDRAWN in MOVES.get(Life(file.stage), frozenset()),
        "papers": list(file.papers.select_related("stored").order_by("added_at", "id")),
        "corrections": list(file.corrections.order_by("asked_at", "id")),
        "completing": completing or (CompleteForm() if file.stage == Stage.RETURNED else None),
        "correcting": correcting or CorrectionForm(),
        "refused": refused,
    }
    with timezone.override(zone_of(file.unit.zone)):
        return quietly(render(request, "citizen/case.html", context, status=status))
