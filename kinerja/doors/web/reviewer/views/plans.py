"""Plans that wait for review: read with remarks, pass on or send back."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.shown.changes import changes_since
from kinerja.doors.web.shown.plans import plan_sheet, remark_words
from kinerja.doors.web.shown.waiting import waits, waits_for_whom
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.audit.trail import seen
from kinerja.pure.lib.refusals import Forbidden, gettext_noop
from kinerja.work.planning import commands as planning
from kinerja.work.planning.comparing import contents_with_before
from kinerja.work.planning.models import Plan
from kinerja.work.planning.queries import agreement_findings
from kinerja.work.planning.querysets import REVIEWERS
from kinerja.work.planning.terms import ANSWERABLE


class ReviewForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        help_text=gettext_lazy("Boleh kosong bila diteruskan; wajib diisi bila SKP dikembalikan."),
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )


@reads
def listing(request: PageRequest) -> HttpResponse:
    """What waits, the nearest end first."""
    _require_reviewer(request)
    waiting = Plan.objects.to_review(request.actor).select_related("employee", "position", "unit")
    page = page_by_number(request, waiting.order_by("answer_due", "employee__name", "id"))
    known = zip(page.rows, waits(page.rows, request.actor.on, request.now), strict=True)
    plans = [{"plan": plan, "waits": left} for plan, left in known]
    return render(request, "reviewer/plans.html", {"page": page, "plans": plans})


@reads
def show(request: PageRequest, plan: UUID) -> HttpResponse:
    found = _plan(request, plan)
    seen("planning", actor=request.actor, now=request.now, thing=found)
    return _page(request, found, ReviewForm(initial={"version": found.version}))


@writes
def answer(request: PageRequest, plan: UUID) -> HttpResponse:
    found, form = _plan(request, plan), ReviewForm(request.POST)
    done = form.attempt(lambda: _answer(request, found, form)) if form.is_valid() else None
    if done:
        messages.success(request, gettext("Telaah Anda atas SKP {name} tersimpan.").format(name=found.employee.name))
        return redirect("reviewer:plans")
    return _page(request, found, form, form.status)


def _answer(request: PageRequest, plan: Plan, form: ReviewForm) -> Plan:
    version, note = form.cleaned_data["version"], form.cleaned_data["note"]
    if request.POST.get("answer") == "pass":
        return planning.review(plan, note=note, version=version, actor=request.actor, now=request.now)
    return planning.return_from_review(plan, reason=note, version=version, actor=request.actor, now=request.now)


@reads
def findings(request: PageRequest, plan: UUID) -> HttpResponse:
    """What the cascade lacks: a part of the page, asked by itself, for the sheet alone asks enough."""
    found = _plan(request, plan)
    remarks = agreement_findings(found, request.actor.on) if found.state in ANSWERABLE else []
    context = {"plan": found, "findings": remark_words(remarks), "up_url": "reviewer:plan"}
    return render(request, "shown/findings_part.html", context)


def _plan(request: PageRequest, plan: UUID) -> Plan:
    _require_reviewer(request)
    known = Plan.objects.reviewed_by_role(request.actor)
    return get_object_or_404(known.select_related("employee", "position", "unit", "rater", "cycle"), pk=plan)


def _require_reviewer(request: PageRequest) -> None:
    if request.actor.employee_id is None or not request.actor.has(*REVIEWERS):
        raise Forbidden(gettext_noop("Halaman ini untuk pengelola kinerja yang menelaah SKP."))


def _page(request: PageRequest, plan: Plan, form: ReviewForm, status: int = 200) -> HttpResponse:
    contents = contents_with_before(plan)
    context = {
        "sheet": plan_sheet(plan, today=request.actor.on, content=contents[plan.pk]),
        "changes": changes_since(plan, contents),
        "waits": waits_for_whom(plan, request.actor.on, request.now),
        "asks_findings": plan.state in ANSWERABLE,
        "form": form,
    }
    return render(request, "reviewer/plan.html", context, status=status)
