"""Plans of the team: read, agree or send back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import BooleanField, Case, Exists, ExpressionWrapper, IntegerField, OuterRef, Q, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.shown.changes import changes_since
from kinerja.doors.web.shown.paper import paper
from kinerja.doors.web.shown.plans import plan_sheet, remark_words
from kinerja.doors.web.shown.waiting import waits
from kinerja.doors.web.ui.badges import badge
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import filled
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.hierarchy import team
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.platform.audit.trail import seen
from kinerja.work.planning import commands as planning
from kinerja.work.planning.comparing import contents_with_before
from kinerja.work.planning.models import Plan
from kinerja.work.planning.queries import agreement_findings, versions_of
from kinerja.work.planning.terms import ANSWERABLE, PlanState


class AnswerForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy("Wajib diisi bila SKP dikembalikan, atau bila disepakati meski ada temuan."),
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )


@reads
def listing(request: PageRequest) -> HttpResponse:
    """Plans of the team in force today and all that wait for an answer, those first: a change may begin later."""
    on = request.actor.on
    in_force = Q(starts__lte=on, ends__gt=on) & ~Q(state=PlanState.SUPERSEDED)
    mine = Plan.objects.answered_by(request.actor).filter(in_force | Q(state=PlanState.REVIEWED))
    mine = mine.select_related("employee", "position", "unit")
    waiting_first = Case(When(state=PlanState.REVIEWED, then=0), default=1, output_field=IntegerField())
    page = page_by_number(request, mine.order_by(waiting_first, "employee__name", "id"))
    plans = [
        {"plan": plan, "state": badge(plan.state, plan.get_state_display()), "waits": left}
        for plan, left in zip(page.rows, waits(page.rows, request.actor.on, request.now), strict=True)
    ]
    return render(request, "rater/plans.html", {"page": page, "plans": plans})


def _plan(request: PageRequest, plan: UUID) -> Plan:
    """Of one's team, or one's own signature; else a missing page: who may not answer need not learn that it exists.

    `in_team`: the next level and who has moved on may read the plan, not the year of its owner. `is_mine` to answer.
    """
    me, on = request.actor.employee_id, request.actor.on
    mine = Plan.objects.read_as_rater(request.actor)
    if me is not None:
        here = ExpressionWrapper(Q(employee__in=team(me, on)), output_field=BooleanField())
        answered = Exists(Plan.objects.answered_by(request.actor).filter(pk=OuterRef("pk")).order_by())
        mine = mine.annotate(in_team=here, is_mine=answered)
    people = ("employee", "rater", "agreed_by", "reviewed_by", "sent_back_by")
    before = ("revises__employee", "revises__reviewed_by", "revises__agreed_by")
    return get_object_or_404(mine.select_related("position", "unit", "cycle", *people, *before), pk=plan)


@reads
def print_sheet(request: PageRequest, plan: UUID) -> HttpResponse:
    found = _plan(request, plan)
    seen("planning", actor=request.actor, now=request.now, thing=found)
    back = reverse("rater:plan", args=[found.pk])
    return render(request, "shown/print.html", paper(found, today=request.actor.on, back=back))


@reads
def show(request: PageRequest, plan: UUID) -> HttpResponse:
    found = _plan(request, plan)
    seen("planning", actor=request.actor, now=request.now, thing=found)
    return _page(request, found, AnswerForm(initial={"version": found.version}))


@writes
def answer(request: PageRequest, plan: UUID) -> HttpResponse:
    found, form = _plan(request, plan), AnswerForm(request.POST)
    done = form.attempt(lambda: _answer(request, found, form)) if form.is_valid() else None
    if done:
        messages.success(request, gettext("Jawaban Anda atas SKP {name} tersimpan.").format(name=found.employee.name))
        return redirect("rater:plans")
    return _page(request, found, form, form.status)


def _answer(request: PageRequest, plan: Plan, form: AnswerForm) -> Plan:
    by = {"version": form.cleaned_data["version"], "actor": request.actor, "now": request.now}
    if request.POST.get("answer") == "agree":
        return planning.agree(plan, reason=form.cleaned_data["reason"], **by)
    return planning.send_back(plan, reason=form.cleaned_data["reason"], **by)


@reads
def findings(request: PageRequest, plan: UUID) -> HttpResponse:
    """What the cascade lacks: a part of the page, asked by itself, for the sheet alone asks enough."""
    found = _plan(request, plan)
    return render(request, "shown/findings_part.html", _found(found, request) | {"up_url": "rater:plan"})


def _found(plan: Plan, request: PageRequest) -> dict[str, Any]:
    remarks = agreement_findings(plan, request.actor.on) if plan.state in ANSWERABLE else []
    return {"plan": plan, "findings": remark_words(remarks)}


def _why_not(plan: Plan, request: PageRequest) -> str:
    verdict = judge(request.actor, Permission.PLAN_AGREE, plan)
    return "" if verdict else filled(verdict.reason, dict(verdict.params))


def _page(request: PageRequest, plan: Plan, form: AnswerForm, status: int = 200) -> HttpResponse:
    on = request.actor.on
    is_mine = getattr(plan, "is_mine", False)
    contents = contents_with_before(plan)
    context = {
        "sheet": plan_sheet(plan, today=on, content=contents[plan.pk]),
        "changes": changes_since(plan, contents),
        # Without names: who reads this is the superior, or the next level where he is late.
        "waits": waits([plan], on, request.now)[0],
        # Beside a refusal they stand at once; else the page asks for them when it is shown.
        **(_found(plan, request) if form.errors else {"findings": None}),
        "refusal": "" if is_mine else _why_not(plan, request),
        "may_answer": is_mine and plan.state in ANSWERABLE,
        "versions": versions_of(plan),
        "version_url": "rater:plan",
        "form": form,
    }
    return render(request, "rater/plan.html", context, status=status)
