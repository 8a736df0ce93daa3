"""One evaluation: figures and suggestion beside the two ratings that a person gives."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.shown.anchors import behaviour_anchors, result_anchors
from kinerja.doors.web.shown.cases import case_page
from kinerja.doors.web.shown.evaluations import EvaluationLine, suggestion_of
from kinerja.doors.web.shown.explanations import changing
from kinerja.doors.web.shown.feedback import Said
from kinerja.doors.web.shown.figures import figures_chart, plan_rows
from kinerja.doors.web.shown.flags import questions
from kinerja.doors.web.shown.moved import moved_since, righted_since
from kinerja.doors.web.shown.plans import behaviours
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.evaluation import commands as verbs
from kinerja.judgement.evaluation.calibration import meant_in_calibration
from kinerja.judgement.evaluation.models import Evaluation, Objection, SharedDraft
from kinerja.judgement.evaluation.terms import EvaluationState, Rating
from kinerja.judgement.measurement.models import Figure
from kinerja.platform.audit.trail import seen

RELATED = (
    "employee", "rater", "period__cycle", "plan__position", "run", "unit", "self_assessment", "objection__decided_by",
)  # fmt: skip


class RatingForm(HouseForm):
    result_rating = forms.ChoiceField(
        label=gettext_lazy("Rating hasil kerja"), choices=Rating.choices, widget=forms.RadioSelect
    )
    behaviour_rating = forms.ChoiceField(
        label=gettext_lazy("Rating perilaku kerja"),
        choices=Rating.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Tidak pernah disarankan mesin; dari pengamatan dan umpan balik Anda."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy(
            "Wajib bila rating hasil kerja berbeda dari saran. Pegawai membacanya, jadi tulislah agar ia mengerti."
        ),
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


def _evaluation(request: PageRequest, key: UUID) -> Evaluation:
    """One that this actor judges, or a missing page: others need not learn that it exists."""
    mine = Evaluation.objects.judged_by(request.actor)
    return get_object_or_404(mine.select_related(*RELATED), pk=key)


def _sent(request: PageRequest, key: UUID) -> Evaluation:
    """What a form was sent for: who knows of it but does not judge it (any more) hears why, and the try is kept."""
    return get_object_or_404(Evaluation.objects.known_to(request.actor).select_related(*RELATED), pk=key)


@reads
def show(request: PageRequest, evaluation: UUID) -> HttpResponse:
    found = _evaluation(request, evaluation)
    seen("evaluation", actor=request.actor, now=request.now, thing=found)
    drafts = list(SharedDraft.objects.of(found))
    waits = found.state == EvaluationState.PREPARED
    shared, calibrated = next(iter(drafts), None), meant_in_calibration(found) if waits else None
    # What was meant last: a draft shown after the talk is newer than what was said in it.
    newer = calibrated if calibrated and not (shared and shared.shared_at > calibrated.at) else None
    meant = newer or shared
    ratings = {name: getattr(meant, name) for name in ("result_rating", "behaviour_rating")} if meant else {}
    kept = {"reason": newer.reason if newer else getattr(shared, "words", "")} if meant else {}
    form = RatingForm(initial={"version": found.version, **ratings, **kept})
    return _page(request, found, form, drafts=drafts)


@writes
def finalise(request: PageRequest, evaluation: UUID) -> HttpResponse:
    found, form = _sent(request, evaluation), RatingForm(request.POST)
    if form.is_valid() and (done := form.attempt(lambda: verbs.finalise(found, **form.cleaned_data, **by(request)))):
        told = gettext("Penilaian {name} ditetapkan: {predicate}.")
        told = told.format(name=done.employee.name, predicate=done.get_predicate_display())
        messages.success(request, told)
        return redirect("rater:team")
    return _page(request, _evaluation(request, evaluation), form, form.status)


@writes
def share(request: PageRequest, evaluation: UUID) -> HttpResponse:
    """The ratings as they stand in the form are shown to the employee; nothing is decided yet."""
    found, form = _sent(request, evaluation), RatingForm(request.POST)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("result_rating", "behaviour_rating")}
        words = form.cleaned_data["reason"]
        if form.attempt(lambda: verbs.share_draft(found, **given, words=words, **by(request))):
            told = gettext("Rancangan dibagikan kepada {name}. Tetapkan sesudah ia menanggapi.")
            messages.success(request, told.format(name=found.employee.name))
            return redirect("rater:evaluation", evaluation)
    return _page(request, _evaluation(request, evaluation), form, form.status)


def _page(
    request: PageRequest,
    found: Evaluation,
    form: RatingForm,
    status: int = 200,
    drafts: list[SharedDraft] | None = None,
) -> HttpResponse:
    said = Said.on(found.plan, request.actor)
    righted = righted_since(found)
    later = righted.run if righted else None
    rows = said.beside_figures(plan_rows(found.plan, found.run, cases="rater:cases", later=later))
    context = {
        "evaluation": found,
        "line": EvaluationLine.of(found),
        "changed": changing(found),
        "waits": found.state == EvaluationState.PREPARED,
        "suggestion": suggestion_of(found),
        "rows": rows,
        "moved": moved_since(righted, rows),
        "chart": figures_chart(rows),
        "questions": questions(row.figure for row in rows if row.figure),
        "behaviours": said.beside_values(behaviours(found.plan)),
        "form": form,
        "version": found.version,
        "result_anchors": result_anchors(),
        "behaviour_anchors": behaviour_anchors(),
        "said_of_himself": getattr(found, "self_assessment", None),
        "drafts": list(SharedDraft.objects.of(found)) if drafts is None else drafts,
    }
    return render(request, "rater/evaluation.html", context, status=status)


@reads
def cases(request: PageRequest, figure: UUID) -> HttpResponse:
    """The cases behind a figure of somebody whom this actor judges in that period."""
    found = get_object_or_404(
        Figure.objects.select_related("indicator__result__plan__unit", "run__period", "lineage"), pk=figure
    )
    # A person who moved within the period has two plans, each with an evaluation of its own.
    about = Evaluation.objects.filter(plan=found.indicator.result.plan_id, period=found.run.period_id)
    judged = about.judged_by(request.actor).order_by().values("pk")
    deciding = Objection.objects.deciding(request.actor).order_by().values("evaluation")
    rows = about.filter(Q(pk__in=judged) | Q(pk__in=deciding)).select_related("employee")
    evaluation = get_object_or_404(rows)
    seen("evaluation", actor=request.actor, now=request.now, thing=evaluation)
    return render(request, "rater/cases.html", {**case_page(request, found), "evaluation": evaluation})
