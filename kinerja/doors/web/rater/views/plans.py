"""Plans of the team: read, agree or send back."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Case, IntegerField, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.shown.plans import plan_sheet
from kinerja.doors.web.ui.badges import badge
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.audit.trail import seen
from kinerja.work.planning import commands as planning
from kinerja.work.planning.models import Plan
from kinerja.work.planning.terms import PlanState


class AnswerForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Yang perlu diperbaiki"),
        help_text=gettext_lazy("Wajib diisi hanya bila SKP dikembalikan."),
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )


@reads
def listing(request: PageRequest) -> HttpResponse:
    """Plans of the team in the running year, those that wait for an answer first."""
    mine = Plan.objects.answered_by(request.actor).on(request.actor.on).select_related("employee", "position")
    waiting_first = Case(When(state=PlanState.PROPOSED, then=0), default=1, output_field=IntegerField())
    page = page_by_number(request, mine.order_by(waiting_first, "employee__name", "id"))
    plans = [{"plan": plan, "state": badge(plan.state, plan.get_state_display())} for plan in page.rows]
    return render(request, "rater/plans.html", {"page": page, "plans": plans})


def _plan(request: PageRequest, plan: UUID) -> Plan:
    """Of one's team, or a missing page: who may not answer need not learn that it exists."""
    mine = Plan.objects.answered_by(request.actor).select_related("employee", "position", "rater", "cycle")
    return get_object_or_404(mine, pk=plan)


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
        return planning.agree(plan, **by)
    return planning.send_back(plan, reason=form.cleaned_data["reason"], **by)


def _page(request: PageRequest, plan: Plan, form: AnswerForm, status: int = 200) -> HttpResponse:
    context = {"sheet": plan_sheet(plan, today=request.actor.on), "form": form}
    return render(request, "rater/plan.html", context, status=status)
