"""Indicators proposed for everybody: read them and say what you think before they are adopted."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.figures import source_words
from kinerja.doors.web.shown.targets import target_words
from kinerja.doors.web.ui.forms import SubmissionForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.planning import commands as planning
from kinerja.work.planning.models import IndicatorComment, LibraryIndicator


class CommentForm(SubmissionForm):
    text = forms.CharField(
        label=gettext_lazy("Tanggapan Anda"),
        help_text=gettext_lazy("Apakah terukur, adil, dan dalam kendali Anda? Apa yang sebaiknya diubah?"),
        widget=forms.Textarea,
        max_length=4000,
    )


@reads
def show(request: PageRequest) -> HttpResponse:
    myself(request.actor)
    proposed = LibraryIndicator.objects.open_to_comments().annotate(replies=Count("comments"))
    page = page_by_number(request, proposed.order_by("group", "code"))
    return render(request, "employee/library.html", {"page": page})


@reads
def proposal(request: PageRequest, indicator: UUID) -> HttpResponse:
    myself(request.actor)
    found = get_object_or_404(LibraryIndicator, pk=indicator)
    return _page(request, found, CommentForm())


@writes
def comment(request: PageRequest, indicator: UUID) -> HttpResponse:
    found = get_object_or_404(LibraryIndicator, pk=indicator)
    form = CommentForm(request.POST)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("text", "submission")}
        done = form.attempt(lambda: planning.comment_on(found, **said, actor=request.actor, now=request.now))
        if done:
            messages.success(request, gettext("Tanggapan Anda tercatat dan dibaca sebelum indikator diputuskan."))
            return redirect("employee:proposal", indicator=found.pk)
    return _page(request, found, form, form.status)


def _page(request: PageRequest, found: LibraryIndicator, form: CommentForm, status: int = 200) -> HttpResponse:
    comments = IndicatorComment.objects.filter(indicator=found).select_related("author").order_by("written_at", "id")
    context = {
        "indicator": found,
        "target": target_words(found),
        "source": source_words(found.source),
        "form": form,
        "page": page_by_number(request, comments),
    }
    return render(request, "employee/proposal.html", context, status=status)
