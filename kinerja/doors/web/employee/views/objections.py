"""My objection: what both sides said, and how it was decided."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.hearing import differences, explaining, outcome_badge
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.evaluation.commands import answer_explanation
from kinerja.judgement.evaluation.models import Objection

RELATED = ("employee", "against", "decided_by", "evaluation__period", "evaluation__unit")


class AnswerForm(HouseForm):
    text = forms.CharField(
        label=gettext_lazy("Tanggapan Anda atas penjelasan penilai"),
        help_text=gettext_lazy("Satu kali; yang memutus membacanya."),
        widget=forms.Textarea, max_length=4000,
    )  # fmt: skip


@reads
def show(request: PageRequest, objection: UUID) -> HttpResponse:
    return _page(request, _mine(request, objection), AnswerForm())


@writes
def answer(request: PageRequest, objection: UUID) -> HttpResponse:
    found, form = _mine(request, objection), AnswerForm(request.POST)
    if form.is_valid() and form.attempt(lambda: answer_explanation(found, **form.cleaned_data, **by(request))):
        messages.success(request, gettext("Tanggapan tersimpan."))
        return redirect("employee:objection", objection)
    return _page(request, _mine(request, objection), form, form.status)


def _mine(request: PageRequest, key: UUID) -> Objection:
    rows = Objection.objects.filter(employee=myself(request.actor)).select_related(*RELATED)
    return get_object_or_404(rows, pk=key)


def _page(request: PageRequest, objection: Objection, form: AnswerForm, status: int = 200) -> HttpResponse:
    context = {
        "objection": objection,
        "evaluation": objection.evaluation,
        "differences": differences(objection),
        "outcome": outcome_badge(objection),
        "explaining": explaining(objection, request.now),
        "may_answer": bool(objection.explained_at and not objection.answered_at and not objection.outcome),
        "form": form,
    }
    return render(request, "employee/objection.html", context, status=status)
