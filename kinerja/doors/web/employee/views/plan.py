"""My plan (SKP): read it, propose it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.plans import plan_sheet
from kinerja.doors.web.shown.targets import target_words
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.planning import commands as planning
from kinerja.work.planning.models import LibraryIndicator, Plan
from kinerja.work.planning.queries import cycle_on, plan_on
from kinerja.work.planning.terms import PlanState


class ProposeForm(HouseForm):
    plan = forms.UUIDField(required=False)
    version = forms.IntegerField()


@reads
def show(request: PageRequest) -> HttpResponse:
    return page(request, plan_on(myself(request.actor), request.actor.on), None)


@writes
def propose(request: PageRequest) -> HttpResponse:
    form = ProposeForm(request.POST)
    is_valid = form.is_valid()
    plan = get_object_or_404(Plan, pk=form.cleaned_data.get("plan"), employee=myself(request.actor))
    if is_valid:
        version = form.cleaned_data["version"]
        done = form.attempt(lambda: planning.propose(plan, version=version, actor=request.actor, now=request.now))
        if done:
            messages.success(request, gettext("SKP Anda sudah diajukan kepada pejabat penilai."))
            return redirect("employee:plan")
        plan.refresh_from_db()
    return page(request, plan, form, form.status)


def page(request: PageRequest, plan: Plan | None, form: HouseForm | None, status: int = 200) -> HttpResponse:
    """The plan as it stands; `form` carries the refusal of what was just tried."""
    sheet = plan_sheet(plan, today=request.actor.on) if plan else None
    context = {
        "sheet": sheet,
        "form": form,
        "cycle": None if plan else cycle_on(request.actor.on),
        "offers": _offers(plan) if plan and plan.state == PlanState.DRAFT else [],
    }
    return render(request, "employee/plan.html", context, status=status)


def _offers(plan: Plan) -> list[dict[str, str]]:
    """Adopted indicators for my group of posts that are not in the plan yet."""
    used = plan.results.values("indicators__text").order_by()
    adopted = LibraryIndicator.objects.adopted().filter(group=plan.position.group).exclude(text__in=used)
    rows = adopted.order_by("result_text", "code")
    return [{"key": str(i.pk), "text": i.text, "result": i.result_text, "target": target_words(i)} for i in rows]
