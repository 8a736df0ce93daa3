"""Closed surveys: my ballots about colleagues and about who leads me, and what was said of me."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.closed_survey import result_context, value_names
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.ballot.commands import cast_ballot
from kinerja.work.ballot.models import BehaviourSurvey, Nomination, Outcome
from kinerja.work.ballot.terms import LONGEST_REMARK, VALUES, SurveyState
from kinerja.work.ballot.values import DEGREES, PLAIN, Plain

UNKNOWN = "x"
NEWEST = 12


def _help(plain: Plain) -> str:
    """What is seen at both ends and in the middle."""
    ends = {1: plain.low, 3: plain.middle, 5: plain.high}
    seen = [format_html("<strong>{}</strong> {}", degree, gettext(words)) for degree, words in ends.items()]
    return format_html("{}<br>{}", gettext(plain.sentence), format_html_join(mark_safe("<br>"), "{}", zip(seen)))


class BallotForm(HouseForm):
    remark = forms.CharField(
        label=_("Komentar"),
        help_text=_("Ceritakan perbuatannya, singkat dan biasa: gaya menulis dapat dikenali. Jangan sebut diri Anda."),
        widget=forms.Textarea, required=False, max_length=LONGEST_REMARK,
    )  # fmt: skip

    def __init__(self, names: list[str], data: Any = None) -> None:
        super().__init__(data)
        marks = [(str(one), f"{one} · {gettext(words)}") for one, words in DEGREES.items()]
        for number, (name, plain) in enumerate(zip(names, PLAIN, strict=True), 1):
            self.fields[f"v{number}"] = forms.ChoiceField(
                label=f"{number}. {name}", help_text=_help(plain), widget=forms.RadioSelect,
                choices=[*marks, (UNKNOWN, gettext("tidak tahu"))],
                error_messages={"required": gettext("Pilih satu jawaban, atau tidak tahu.")},
            )  # fmt: skip

    def degrees(self) -> list[int | None]:
        said = [self.cleaned_data[f"v{number}"] for number in VALUES]
        return [None if one == UNKNOWN else int(one) for one in said]


@reads
def show(request: PageRequest) -> HttpResponse:
    me = myself(request.actor)
    mine = Nomination.objects.visible_to(request.actor).filter(survey__state=SurveyState.OPEN)
    rows = mine.select_related("rated", "survey__period").order_by("rated__name", "id")
    told = Outcome.objects.filter(rated=me).order_by().values("survey")
    context = {
        "waiting": [one for one in rows if not one.answered and one.survey.until >= request.actor.on],
        "sent": [one for one in rows if one.answered],
        "told": BehaviourSurvey.objects.filter(pk__in=told).select_related("period").order_by("-id")[:NEWEST],
    }
    return render(request, "employee/closed_surveys.html", context)


@reads
def ballot(request: PageRequest, ballot: UUID) -> HttpResponse:
    found = _mine(request, ballot)
    return _page(request, found, BallotForm(value_names(found.survey)))


@sensitive_post_parameters()
@writes
def cast(request: PageRequest, ballot: UUID) -> HttpResponse:
    found = _mine(request, ballot)
    form = BallotForm(value_names(found.survey), request.POST)
    if form.is_valid():
        said = {"degrees": form.degrees(), "remark": form.cleaned_data["remark"]}
        form.attempt(lambda: cast_ballot(found, **said, **by(request)))
        if form.is_valid():
            messages.success(
                request, gettext("Surat suara masuk ke kotak. Yang tercatat hanya bahwa Anda sudah mengirim.")
            )
            return redirect("employee:closed_surveys")
    return _page(request, found, form, form.status)


def _mine(request: PageRequest, key: UUID) -> Nomination:
    rows = Nomination.objects.visible_to(request.actor).select_related("rated", "survey__period")
    return get_object_or_404(rows, pk=key)


def _page(request: PageRequest, found: Nomination, form: BallotForm, status: int = 200) -> HttpResponse:
    context = {
        "ballot": found,
        "survey": found.survey,
        "form": form,
        "asked": [form[f"v{number}"] for number in VALUES],
    }
    return render(request, "employee/ballot.html", context, status=status)


@reads
def result(request: PageRequest, survey: UUID) -> HttpResponse:
    me = myself(request.actor)
    counted = BehaviourSurvey.objects.filter(state=SurveyState.COUNTED).select_related("period")
    found = get_object_or_404(counted, pk=survey)
    context = result_context(found, me)
    if not context["boards"]:
        raise Http404
    return render(request, "employee/closed_result.html", context)
