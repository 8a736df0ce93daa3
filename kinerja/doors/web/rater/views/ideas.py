"""Ideas that wait for the word of the head of the unit."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.activity import commands as activity
from kinerja.work.activity.models import Idea


class AnswerForm(HouseForm):
    answer = forms.CharField(
        label=gettext_lazy("Tanggapan Anda"),
        help_text=gettext_lazy("Wajib bila belum ditetapkan: apa yang perlu diperbaiki pengusul."),
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )


@reads
def show(request: PageRequest) -> HttpResponse:
    return _page(request, None, AnswerForm())


@writes
def answer(request: PageRequest, idea: UUID) -> HttpResponse:
    found = get_object_or_404(Idea.objects.decided_by(request.actor), pk=idea)
    form = AnswerForm(request.POST)
    done = form.attempt(lambda: _decide(request, found, form)) if form.is_valid() else None
    if done:
        messages.success(request, gettext("Keputusan atas “{title}” tersimpan.").format(title=found.title))
        return redirect("rater:ideas")
    return _page(request, found, form, form.status)


def _decide(request: PageRequest, idea: Idea, form: AnswerForm) -> Idea:
    decide = activity.confirm_idea if request.POST.get("decision") == "confirm" else activity.decline_idea
    return decide(idea, answer=form.cleaned_data["answer"], actor=request.actor, now=request.now)


def _page(request: PageRequest, asked: Idea | None, form: AnswerForm, status: int = 200) -> HttpResponse:
    waiting = Idea.objects.waiting_for(request.actor).select_related("employee", "unit")
    page = page_by_number(request, waiting.order_by("submitted_at", "id"), size=10)
    forms_ = [
        (idea, form if asked and idea.pk == asked.pk else AnswerForm(auto_id=f"{idea.pk}_%s")) for idea in page.rows
    ]
    context = {"page": page, "ideas": forms_, "form": form}
    return render(request, "rater/ideas.html", context, status=status)
