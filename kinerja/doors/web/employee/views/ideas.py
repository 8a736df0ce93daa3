"""My ideas, and handing in a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.ui.badges import badge
from kinerja.doors.web.ui.forms import SubmissionForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.activity import commands as activity
from kinerja.work.activity.models import Idea


class IdeaForm(SubmissionForm):
    title = forms.CharField(label=gettext_lazy("Judul"), max_length=200)
    benefit = forms.CharField(
        label=gettext_lazy("Manfaat"),
        help_text=gettext_lazy("Bagi siapa, dan bagaimana kita akan tahu bahwa inisiatif ini berhasil?"),
        widget=forms.Textarea,
        max_length=4000,
    )


@reads
def show(request: PageRequest) -> HttpResponse:
    return _page(request, IdeaForm())


@writes
def submit(request: PageRequest) -> HttpResponse:
    form = IdeaForm(request.POST)
    if form.is_valid():
        by: dict[str, Any] = {"actor": request.actor, "now": request.now}
        if form.attempt(lambda: activity.submit_idea(**form.cleaned_data, **by)):
            messages.success(request, gettext("Terima kasih. Inisiatif Anda menunggu keputusan kepala unit."))
            return redirect("employee:ideas")
    return _page(request, form, form.status)


def _page(request: PageRequest, form: IdeaForm, status: int = 200) -> HttpResponse:
    mine = Idea.objects.filter(employee=myself(request.actor)).select_related("unit", "decided_by")
    page = page_by_number(request, mine.order_by("-submitted_at", "-id"), size=20)
    ideas = [{"idea": idea, "state": badge(idea.state, idea.get_state_display())} for idea in page.rows]
    return render(request, "employee/ideas.html", {"form": form, "page": page, "ideas": ideas}, status=status)
