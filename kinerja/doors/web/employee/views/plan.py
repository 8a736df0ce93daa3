"""My plan (SKP): read it, propose it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.changes import changes_since
from kinerja.doors.web.shown.feedback import Said
from kinerja.doors.web.shown.paper import paper
from kinerja.doors.web.shown.plans import plan_sheet, remark_words
from kinerja.doors.web.shown.targets import target_words
from kinerja.doors.web.shown.waiting import waits_for_whom
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.access.actors import Actor
from kinerja.platform.receipts.queries import receipt_of
from kinerja.work.planning import commands as planning
from kinerja.work.planning.comparing import contents_with_before
from kinerja.work.planning.matrix.queries import line_findings
from kinerja.work.planning.models import LibraryIndicator, Plan
from kinerja.work.planning.queries import chain_of, cycle_on, plan_on, versions_of, whole_plans
from kinerja.work.planning.terms import IN_PREPARATION, PlanState


class ProposeForm(HouseForm):
    plan = forms.UUIDField(required=False)
    version = forms.IntegerField()


@reads
def show(request: PageRequest) -> HttpResponse:
    return page(request, plan_on(myself(request.actor), request.actor.on), None)


@reads
def version(request: PageRequest, plan: UUID) -> HttpResponse:
    """One version: the draft of a change, or one that held before."""
    mine = list(whole_plans().filter(employee=myself(request.actor)))
    found = next((one for one in mine if one.pk == plan), None)
    if found is None:
        raise Http404
    return page(request, found, None, mine=mine)


@reads
def findings(request: PageRequest, plan: UUID) -> HttpResponse:
    """What the cascade lacks: a part of the page, asked by itself, for a change alone asks enough."""
    found = get_object_or_404(whole_plans(), pk=plan, employee=myself(request.actor))
    remarks = line_findings(found, request.actor.on) if found.state in IN_PREPARATION else []
    context = {"plan": found, "findings": remark_words(remarks), "up_url": "employee:version"}
    return render(request, "shown/findings_part.html", context)


@reads
def print_sheet(request: PageRequest, plan: UUID) -> HttpResponse:
    """The form on paper, in its column order."""
    found = get_object_or_404(whole_plans(), pk=plan, employee=myself(request.actor))
    back = reverse("employee:version", args=[found.pk])
    return render(request, "shown/print.html", paper(found, today=request.actor.on, back=back))


@writes
def propose(request: PageRequest) -> HttpResponse:
    form = ProposeForm(request.POST)
    is_valid = form.is_valid()
    plan = get_object_or_404(whole_plans(), pk=form.cleaned_data.get("plan"), employee=myself(request.actor))
    if is_valid:
        version = form.cleaned_data["version"]
        done = form.attempt(lambda: planning.propose(plan, version=version, actor=request.actor, now=request.now))
        if done:
            messages.success(request, gettext("SKP Anda sudah diajukan. Pengelola kinerja menelaahnya lebih dahulu."))
            return redirect("employee:version", plan=plan.pk)
        plan.refresh_from_db()
    return page(request, plan, form, form.status)


def page(
    request: PageRequest,
    plan: Plan | None,
    form: HouseForm | None,
    status: int = 200,
    mine: Sequence[Plan] | None = None,
) -> HttpResponse:
    """The plan as it stands; `form` carries the refusal of what was just tried, `mine` my plans where at hand."""
    context: dict[str, Any] = {"form": form, "sheet": None, "cycle": None}
    if plan is None:
        context["cycle"] = cycle_on(request.actor.on)
    else:
        context |= _shown(plan, request.actor, request.now, mine)
    return render(request, "employee/plan.html", context, status=status)


def _shown(plan: Plan, actor: Actor, now: datetime, mine: Sequence[Plan] | None) -> dict[str, Any]:
    versions = versions_of(plan) if mine is None else chain_of(plan, mine)
    contents = contents_with_before(plan)
    sheet = plan_sheet(plan, today=actor.on, content=contents[plan.pk])
    is_change = plan.state in IN_PREPARATION and plan.revises_id is not None
    if not is_change:
        # What was said belongs to days on which a plan holds.
        sheet = replace(sheet, behaviours=Said.on(plan, actor).beside_values(sheet.behaviours))
    is_first = plan.state in IN_PREPARATION and not is_change
    return {
        "sheet": sheet,
        "changes": changes_since(plan, contents),
        "findings": remark_words(line_findings(plan, actor.on)) if is_first else [],
        "asks_findings": is_change,
        "waits": waits_for_whom(plan, actor.on, now),
        "versions": versions,
        "newest": versions[0],
        "version_url": "employee:version",
        "receipt": receipt_of(plan.pk) if plan.proposed_at else None,
        "offers": _offers(plan) if plan.state == PlanState.DRAFT else [],
    }


def _offers(plan: Plan) -> list[dict[str, str]]:
    """Adopted indicators for my group of posts that are not in the plan yet."""
    used = plan.results.values("indicators__text").order_by()
    adopted = LibraryIndicator.objects.adopted().filter(group=plan.position.group).exclude(text__in=used)
    rows = adopted.order_by("result_text", "code")
    return [{"key": str(i.pk), "text": i.text, "result": i.result_text, "target": target_words(i)} for i in rows]
