"""What superiors and team leaders have given me in their matrices, and taking it into my draft."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.matrix import cell_line, remark_lines
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.planning import commands as planning
from kinerja.work.planning.matrix.queries import assigned_to, line_findings, taken_over
from kinerja.work.planning.models import Plan
from kinerja.work.planning.queries import plan_on
from kinerja.work.planning.terms import PlanState


class TakeForm(HouseForm):
    version = forms.IntegerField()


@reads
def show(request: PageRequest) -> HttpResponse:
    return _page(request, None)


@writes
def take(request: PageRequest, plan: UUID) -> HttpResponse:
    mine = get_object_or_404(Plan, pk=plan, employee=myself(request.actor))
    form = TakeForm(request.POST)
    if form.is_valid():
        by = {"version": form.cleaned_data["version"], "actor": request.actor, "now": request.now}
        taken = form.attempt(lambda: planning.take_over(mine, **by))
        if taken is not None:
            said = ngettext(
                "{n} hasil masuk ke rancangan SKP Anda.", "{n} hasil masuk ke rancangan SKP Anda.", len(taken)
            )
            messages.success(request, said.format(n=len(taken)) if taken else gettext("Semua sudah ada di rancangan."))
            return redirect("employee:given")
    return _page(request, form, form.status)


def _page(request: PageRequest, form: HouseForm | None, status: int = 200) -> HttpResponse:
    me, today = myself(request.actor), request.actor.on
    plan = plan_on(me, today)
    taken = taken_over(plan) if plan else set()
    lines = [(cell.result, cell_line(cell), cell.result_id in taken) for cell in assigned_to(me, today)]
    context = {
        "plan": plan,
        "lines": lines,
        "may_take": bool(plan and plan.state == PlanState.DRAFT and any(not done for *_, done in lines)),
        "findings": remark_lines(line_findings(plan, today)) if plan else [],
        "form": form,
    }
    return render(request, "employee/given.html", context, status=status)
