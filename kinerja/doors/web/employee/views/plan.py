"""My plan (SKP): read it, propose it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.plans import plan_sheet
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.planning import commands as planning
from kinerja.work.planning.models import Plan
from kinerja.work.planning.queries import plan_on


class ProposeForm(HouseForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


@reads
def show(request: PageRequest) -> HttpResponse:
    plan = plan_on(myself(request.actor), request.actor.on)
    sheet = plan_sheet(plan, today=request.actor.on) if plan else None
    form = ProposeForm(initial={"version": plan.version}) if plan and plan.state == "draft" else None
    return render(request, "employee/plan.html", {"sheet": sheet, "form": form})


@writes
def propose(request: PageRequest) -> HttpResponse:
    plan = get_object_or_404(Plan, pk=request.POST.get("plan") or None, employee=myself(request.actor))
    form = ProposeForm(request.POST)
    if form.is_valid():
        version = form.cleaned_data["version"]
        done = form.attempt(lambda: planning.propose(plan, version=version, actor=request.actor, now=request.now))
        if done:
            messages.success(request, gettext("SKP Anda sudah diajukan kepada pejabat penilai."))
            return redirect("employee:plan")
    context = {"sheet": plan_sheet(plan, today=request.actor.on), "form": form}
    return render(request, "employee/plan.html", context, status=form.status)
