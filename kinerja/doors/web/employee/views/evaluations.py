"""My evaluations, why each of them is what it is, and what I say to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.employee.forms import text_field
from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.evaluations import EvaluationLine
from kinerja.doors.web.shown.explanations import why_page
from kinerja.doors.web.shown.feedback import Said
from kinerja.doors.web.shown.hearing import outcome_badge, terms_after
from kinerja.doors.web.shown.improvement import path_lines
from kinerja.doors.web.shown.moved import moved_since, righted_since
from kinerja.doors.web.ui.forms import HouseForm, SubmissionForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.evaluation import commands as verbs
from kinerja.judgement.evaluation.models import Evaluation, SelfAssessment, SharedDraft
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.outcomes.development.models import ImprovementPath

RELATED = (
    "period__cycle", "rater", "plan", "run", "unit", "self_assessment", "signature__signed_by",
    "objection__decided_by",
)  # fmt: skip


class AssessForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    well = text_field(_("Yang berjalan baik"), required=False)
    hindered = text_field(_("Yang menghambat"), required=False)
    help = text_field(_("Bantuan yang diperlukan"), required=False)


class ReplyForm(HouseForm):
    draft = forms.UUIDField(widget=forms.HiddenInput, required=False)
    text = text_field(_("Tanggapan Anda"), _("Satu kali untuk rancangan ini. Penilai membacanya sebelum menetapkan."))


class SignForm(HouseForm):
    note = text_field(_("Catatan"), _("Bila ada; ikut tersimpan bersama dokumennya."), required=False)


class ObjectForm(SubmissionForm):
    reasons = text_field(
        _("Alasan keberatan"), _("Apa yang tidak tepat, dan apa buktinya? Angka dan kasusnya ada di bawah.")
    )


@reads
def show(request: PageRequest) -> HttpResponse:
    mine = Evaluation.objects.filter(employee=myself(request.actor)).select_related("period__cycle", "rater")
    page = page_by_number(request, mine.order_by("-period__starts", "-id"))
    own = ImprovementPath.objects.filter(employee=myself(request.actor)).select_related("evaluation__period")
    context = {"page": page, "lines": [EvaluationLine.of(e) for e in page.rows], "improvements": path_lines(own)}
    return render(request, "employee/evaluations.html", context)


@reads
def why(request: PageRequest, evaluation: UUID) -> HttpResponse:
    return _page(request, _mine(request, evaluation))


def _assess(request: PageRequest, found: Evaluation, form: HouseForm) -> Any:
    return verbs.assess_oneself(found, **form.cleaned_data, **by(request))


def _reply(request: PageRequest, found: Evaluation, form: HouseForm) -> Any:
    drafts = SharedDraft.objects.filter(evaluation=found).select_related("evaluation__period")
    draft = get_object_or_404(drafts, pk=form.cleaned_data["draft"])
    return verbs.reply_to_draft(draft, reply=form.cleaned_data["text"], **by(request))


def _sign(request: PageRequest, found: Evaluation, form: HouseForm) -> Any:
    return verbs.sign(found, note=form.cleaned_data["note"], **by(request))


def _object(request: PageRequest, found: Evaluation, form: HouseForm) -> Any:
    return verbs.object_to(found, **form.cleaned_data, **by(request))


ACTS: dict[str, tuple[type[HouseForm], Callable[[PageRequest, Evaluation, HouseForm], Any], Any]] = {
    "assess": (AssessForm, _assess, _("Penilaian diri tersimpan.")),
    "reply": (ReplyForm, _reply, _("Tanggapan terkirim kepada penilai.")),
    "sign": (SignForm, _sign, _("Tanda terima ditandatangani.")),
    "object": (ObjectForm, _object, _("Keberatan diterima. Penilai dan atasannya sudah diberi tahu.")),
}


@writes
def act(request: PageRequest, evaluation: UUID) -> HttpResponse:
    found, name = _mine(request, evaluation), request.POST.get("do", "")
    shape, take, told = ACTS.get(name, ACTS["assess"])
    form = shape(request.POST)
    if name in ACTS and form.is_valid() and form.attempt(lambda: take(request, found, form)):
        messages.success(request, str(told))
        return redirect("employee:why", evaluation)
    return _page(request, _mine(request, evaluation), name, form)


def _mine(request: PageRequest, key: UUID) -> Evaluation:
    rows = Evaluation.objects.select_related(*RELATED)
    return get_object_or_404(rows, pk=key, employee=myself(request.actor))


def _page(request: PageRequest, found: Evaluation, name: str = "", form: HouseForm | None = None) -> HttpResponse:
    righted = righted_since(found)
    page = why_page(found, cases="employee:cases", later=righted.run if righted else None)
    page["rows"] = Said.on(found.plan, request.actor).beside_figures(page["rows"])
    decided = found.state == EvaluationState.FINAL
    page["moved"] = moved_since(righted, page["rows"])
    said = getattr(found, "self_assessment", None)
    objection = getattr(found, "objection", None)
    page |= {
        "decided": decided,
        "said": said,
        "draft": SharedDraft.objects.of(found).first(),
        "signature": getattr(found, "signature", None),
        "objection": objection,
        "objection_badge": outcome_badge(objection) if objection else None,
        "terms": terms_after(found, request.now) if decided else {},
        "forms": _forms(said) | ({name: form} if form else {}),
        "refused": form,
        # What was typed for a part that is not on the page any more is not lost.
        "lost": form if form and (name in ("assess", "reply")) == decided else None,
    }
    return render(request, "employee/why.html", page, status=form.status if form else 200)


def _forms(said: SelfAssessment | None) -> dict[str, HouseForm]:
    """Fresh forms; one's own words stand in theirs."""
    kept = {name: getattr(said, name) for name in ("version", "well", "hindered", "help")} if said else {}
    return {
        "assess": AssessForm(initial=kept),
        "reply": ReplyForm(),
        "sign": SignForm(),
        "object": ObjectForm(),
    }
