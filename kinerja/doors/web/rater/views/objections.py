"""Objections: those against my decisions, those I decide, and documents that nobody signed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.shown.anchors import behaviour_anchors, result_anchors
from kinerja.doors.web.shown.explanations import why_page
from kinerja.doors.web.shown.hearing import differences, explaining, outcome_badge
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.evaluation import commands as verbs
from kinerja.judgement.evaluation.hearing import in_stead_due
from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.judgement.evaluation.terms import Rating
from kinerja.platform.audit.trail import seen

MOST = 100
RELATED = ("employee", "against", "decided_by", "evaluation__period__cycle", "evaluation__unit", "evaluation__run")
MORE = ("evaluation__plan", "evaluation__rater", "evaluation__employee")


class ExplainForm(HouseForm):
    text = forms.CharField(
        label=gettext_lazy("Penjelasan Anda"),
        help_text=gettext_lazy("Satu kali. Dasar kedua rating, bukti yang dipakai, dan jawaban atas tiap alasannya."),
        widget=forms.Textarea, max_length=4000,
    )  # fmt: skip


class DecideForm(HouseForm):
    result_rating = forms.ChoiceField(
        label=gettext_lazy("Rating hasil kerja"), choices=Rating.choices, widget=forms.RadioSelect
    )
    behaviour_rating = forms.ChoiceField(
        label=gettext_lazy("Rating perilaku kerja"), choices=Rating.choices, widget=forms.RadioSelect
    )
    decision = forms.CharField(
        label=gettext_lazy("Pertimbangan putusan"),
        help_text=gettext_lazy("Kedua pihak membacanya; putusannya final."),
        widget=forms.Textarea, max_length=4000,
    )  # fmt: skip


class InSteadForm(HouseForm):
    note = forms.CharField(label=gettext_lazy("Mengapa belum ditandatangani?"), max_length=500)

    def __init__(self, evaluation: UUID, data: Any = None) -> None:
        super().__init__(data, auto_id=f"{evaluation}_%s")


@reads
def listing(request: PageRequest) -> HttpResponse:
    return _listing(request)


@reads
def show(request: PageRequest, objection: UUID) -> HttpResponse:
    return _page(request, _open_to(request, objection))


@writes
def act(request: PageRequest, objection: UUID) -> HttpResponse:
    found = _open_to(request, objection)
    explains = request.POST.get("do") == "explain"
    form: HouseForm = ExplainForm(request.POST) if explains else DecideForm(request.POST)
    verb = verbs.explain_objection if explains else verbs.decide_objection
    if form.is_valid() and form.attempt(lambda: verb(found, **form.cleaned_data, **by(request))):
        told = gettext("Penjelasan tersimpan.") if explains else gettext("Putusan tersimpan. Kedua pihak diberi tahu.")
        messages.success(request, told)
        return redirect("rater:objection", objection)
    return _page(request, _open_to(request, objection), form)


@writes
def sign_in_stead(request: PageRequest, evaluation: UUID) -> HttpResponse:
    rows = Evaluation.objects.to_sign_in_stead(request.actor).select_related("period", "employee", "unit")
    found, form = get_object_or_404(rows, pk=evaluation), InSteadForm(evaluation, request.POST)
    if form.is_valid() and form.attempt(lambda: verbs.sign_in_stead(found, **form.cleaned_data, **by(request))):
        messages.success(request, gettext("Dokumen {name} ditandatangani.").format(name=found.employee.name))
        return redirect("rater:objections")
    return _listing(request, evaluation, form)


def _open_to(request: PageRequest, key: UUID) -> Objection:
    """For whoever decided and for the judge of it; the employee has a page of his own."""
    rows = Objection.objects.heard_by(request.actor).select_related(*RELATED, *MORE)
    return get_object_or_404(rows, pk=key)


def _page(request: PageRequest, objection: Objection, refused: HouseForm | None = None) -> HttpResponse:
    seen("evaluation", actor=request.actor, now=request.now, thing=objection.evaluation)
    is_judge = Objection.objects.to_decide(request.actor).filter(pk=objection.pk).exists()
    to_explain = objection.against_id == request.actor.employee_id and not (objection.explained_at or objection.outcome)
    # Nothing is chosen beforehand: whoever decides takes both ratings in hand.
    context = why_page(objection.evaluation, cases="rater:cases") | {
        "objection": objection,
        "differences": differences(objection),
        "outcome": outcome_badge(objection),
        "explaining": explaining(objection, request.now),
        "explain": refused if isinstance(refused, ExplainForm) else ExplainForm() if to_explain else None,
        "decide": refused if isinstance(refused, DecideForm) else DecideForm() if is_judge else None,
        "refused": refused,
        "result_anchors": result_anchors(),
        "behaviour_anchors": behaviour_anchors(),
    }
    return render(request, "rater/objection.html", context, status=refused.status if refused else 200)


def _listing(request: PageRequest, asked: UUID | None = None, form: InSteadForm | None = None) -> HttpResponse:
    rows = Objection.objects.select_related("employee", "evaluation__period", "evaluation__unit")
    me = request.actor.employee_id
    late = Evaluation.objects.to_sign_in_stead(request.actor).select_related("employee", "period", "unit")
    unsigned = list(late.order_by("finalised_at", "id")[:MOST])
    over = rows.decided().filter(Q(against=me) | Q(decided_by=me))
    context = {
        "to_decide": list(rows.to_decide(request.actor)[:MOST]),
        "to_explain": list(rows.to_explain(request.actor)[:MOST]),
        "unsigned": [
            (one, until, form if form and one.pk == asked else InSteadForm(one.pk))
            for one, until in zip(unsigned, in_stead_due(unsigned), strict=True)
        ],
        "over": [(one, outcome_badge(one)) for one in over.order_by("-decided_at")[:MOST]],
        "refused": form,
    }
    return render(request, "rater/objections.html", context, status=form.status if form else 200)
