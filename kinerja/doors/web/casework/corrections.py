"""Corrections asked by citizens, answered by somebody other than who finished the file."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.casework.files import enter
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.casework.commands import answer_correction
from kinerja.facts.casework.models import CaseFile, Correction
from kinerja.facts.casework.terms import CorrectionOutcome

MOST = 100


class AnswerForm(HouseForm):
    outcome = forms.ChoiceField(label=_("Hasil pemeriksaan"), choices=CorrectionOutcome, widget=forms.RadioSelect)
    answer = forms.CharField(label=_("Penjelasan bagi warga"), max_length=500, widget=forms.Textarea)


@reads
def corrections(request: PageRequest) -> HttpResponse:
    enter(request)
    return _page(request)


@writes
def answer(request: PageRequest, correction: UUID) -> HttpResponse:
    rows = Correction.objects.visible_to(request.actor).select_related("file__unit", "file__request")
    found, form = (
        get_object_or_404(rows, pk=correction),
        AnswerForm(request.POST, auto_id=f"id_{correction.hex[-12:]}_%s"),
    )
    if form.is_valid() and form.attempt(lambda: answer_correction(found, **form.cleaned_data, **by(request))):
        messages.success(request, gettext("Jawaban tersimpan. Warga melihatnya di halaman pelacakan."))
        return redirect("casework:corrections")
    return _page(request, found.pk, form)


def _page(request: PageRequest, asked: UUID | None = None, form: AnswerForm | None = None) -> HttpResponse:
    rows = Correction.objects.visible_to(request.actor).unanswered()
    shown = list(rows.select_related("file__request__service").order_by("asked_at", "id")[:MOST])
    files = CaseFile.objects.filter(pk__in=[one.file_id for one in shown])
    own = set(files.worked_on_by(request.actor.employee_id).values_list("pk", flat=True))
    lines = [
        (
            one,
            form if form and one.pk == asked else AnswerForm(auto_id=f"id_{one.pk.hex[-12:]}_%s"),
            one.file_id in own,
        )
        for one in shown
    ]
    return render(request, "casework/corrections.html", {"lines": lines}, status=form.status if form else 200)
