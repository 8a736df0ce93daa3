"""Questions about one's own days at the counter."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.queueing.commands import answer_day_flag
from kinerja.facts.queueing.models import DayFlag
from kinerja.facts.queueing.models.flags import LONGEST_ANSWER

MOST = 60


class AnswerForm(HouseForm):
    answer = forms.CharField(label=_("Penjelasan Anda"), max_length=LONGEST_ANSWER, widget=forms.Textarea)


@reads
def questions(request: PageRequest) -> HttpResponse:
    return _page(request, None, None)


@writes
def answer(request: PageRequest, question: UUID) -> HttpResponse:
    flag = get_object_or_404(DayFlag.objects.of(request.actor), pk=question)
    form = AnswerForm(request.POST)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if form.is_valid() and form.attempt(lambda: answer_day_flag(flag, answer=form.cleaned_data["answer"], **by)):
        messages.success(request, gettext("Penjelasan Anda disimpan di samping tandanya."))
        return redirect("counter:questions")
    return _page(request, flag, form)


def _page(request: PageRequest, asked: DayFlag | None, form: AnswerForm | None) -> HttpResponse:
    """The form that was refused stands open with what was typed."""
    flags = list(DayFlag.objects.of(request.actor).select_related("unit")[:MOST])
    rows = [
        (flag, form if form and asked and flag.pk == asked.pk else AnswerForm(auto_id=f"{flag.pk}_%s"))
        for flag in flags
    ]
    context = {"rows": rows, "refused": form}
    return render(request, "counter/questions.html", context, status=form.status if form else 200)
