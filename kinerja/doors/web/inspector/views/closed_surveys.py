"""Conducting closed surveys: prepared, opened with a key on paper, closed, counted with it; or given up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from kinerja.doors.web.ui.badges import badge
from kinerja.doors.web.ui.forms import NOT_CHOSEN, HouseForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.work.ballot import commands as verbs
from kinerja.work.ballot.envelopes import GROUP, new_pair
from kinerja.work.ballot.models import BehaviourSurvey
from kinerja.work.ballot.queries import Turnout, drawn, turnout
from kinerja.work.ballot.terms import SurveyState
from kinerja.work.planning.models import Period

NEWEST = 12


class PrepareForm(HouseForm):
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(), empty_label=NOT_CHOSEN, label=_("Unit kerja"),
        help_text=_("Dengan semua unit di bawahnya."),
    )  # fmt: skip
    period = forms.ModelChoiceField(queryset=Period.objects.none(), empty_label=NOT_CHOSEN, label=_("Periode"))
    until = forms.DateField(label=_("Diisi sampai"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def __init__(self, request: PageRequest, data: Any = None) -> None:
        super().__init__(data)
        begun = Period.objects.filter(starts__lte=request.actor.on).order_by("-starts", "id")
        self.fields["unit"].queryset = Unit.objects.open_on(request.actor.on).order_by("path")  # type: ignore[attr-defined]
        self.fields["period"].queryset = Period.objects.filter(pk__in=list(begun.values_list("pk", flat=True)[:NEWEST]))  # type: ignore[attr-defined]


class OpenForm(HouseForm):
    public_key = forms.CharField(widget=forms.HiddenInput)
    last = forms.CharField(
        label=_("Ketik kelompok huruf terakhir kunci itu"),
        help_text=_("Bukti bahwa kuncinya sudah Anda cetak atau salin."),
        max_length=GROUP, widget=forms.TextInput({"autocomplete": "off", "size": GROUP}),
    )  # fmt: skip


class CountForm(HouseForm):
    private_key = forms.CharField(
        label=_("Kunci dari lembar kunci"),
        help_text=_("Empat belas kelompok huruf dan angka. Spasi dan huruf kecil tidak apa-apa."),
        max_length=200, widget=forms.Textarea({"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


@reads
def listing(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.BALLOT_CONDUCT)
    return _list(request, PrepareForm(request))


@writes
def prepare(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.BALLOT_CONDUCT)
    form = PrepareForm(request, request.POST)
    if form.is_valid():
        said = dict(form.cleaned_data)
        unit = said.pop("unit")
        if made := form.attempt(lambda: verbs.prepare_survey(unit, **said, **by(request))):
            return redirect("inspector:closed_survey", made.pk)
    return _list(request, form, form.status)


def _list(request: PageRequest, form: PrepareForm, status: int = 200) -> HttpResponse:
    rows = BehaviourSurvey.objects.select_related("unit", "period").order_by("-id")
    context = {"page": page_by_number(request, rows, size=30), "form": form}
    return render(request, "inspector/closed_surveys.html", context, status=status)


@reads
def show(request: PageRequest, survey: UUID) -> HttpResponse:
    return _page(request, _one(request, survey))


@sensitive_post_parameters()
@writes
def act(request: PageRequest, survey: UUID) -> HttpResponse:
    """Open, close, count or give up; `do` names which."""
    found = _one(request, survey)
    form, verb, words = _sent(request, found)
    if form.is_valid():
        form.attempt(verb)
        if form.is_valid():
            messages.success(request, words)
            return redirect("inspector:closed_survey", survey)
    return _page(request, _one(request, survey), form, form.status)


def _sent(request: PageRequest, found: BehaviourSurvey) -> tuple[HouseForm, Callable[[], Any], str]:
    match request.POST.get("do"):
        case "open":
            form: HouseForm = OpenForm(request.POST)
            opened = gettext("Survei dibuka. Simpan lembar kunci di tempat terkunci.")
            return form, lambda: verbs.open_survey(found, **form.cleaned_data, **by(request)), opened
        case "count":
            form = CountForm(request.POST)
            counted = gettext("Survei dihitung; semua surat suara sudah dimusnahkan.")
            return form, lambda: verbs.count_survey(found, **form.cleaned_data, **by(request)), counted
        case "cancel":
            cancelled = gettext("Survei dibatalkan; jawabannya dimusnahkan tanpa dibaca.")
            return HouseForm(request.POST), lambda: verbs.cancel_survey(found, **by(request)), cancelled
    closed = gettext("Survei ditutup. Hitung dengan lembar kunci.")
    return HouseForm(request.POST), lambda: verbs.close_survey(found, **by(request)), closed


def _one(request: PageRequest, key: UUID) -> BehaviourSurvey:
    require(request.actor, Permission.BALLOT_CONDUCT)
    return get_object_or_404(BehaviourSurvey.objects.select_related("unit", "period"), pk=key)


def _page(
    request: PageRequest, found: BehaviourSurvey, sent: HouseForm | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"survey": found, "state": badge(found.state, found.get_state_display()), "sent": sent}
    context |= {"key": "", "open_form": None, "count_form": None, "far": None}
    if found.state == SurveyState.DRAFT:
        asked = drawn(found, request.actor.on)
        context["far"] = Turnout(len(asked), 0, len({one.rated for one in asked}))
        # A fresh key for every look at the page: nothing of it is kept anywhere but on the paper.
        public, context["key"] = new_pair()
        context["open_form"] = OpenForm(initial={"public_key": public})
    elif found.state in (SurveyState.OPEN, SurveyState.CLOSED):
        context["far"] = turnout(found)
        context["count_form"] = CountForm() if found.state == SurveyState.CLOSED else None
    response = render(request, "inspector/closed_survey.html", context, status=status)
    if context["key"]:
        patch_cache_control(response, no_store=True)
    return response
