"""Changing my agreed plan, and taking an unfinished change back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.employee.content_forms import ChangePlanForm
from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.employee.views.plan import page
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.operations.once import once
from kinerja.work.planning import commands as planning
from kinerja.work.planning.models import Plan


class DiscardForm(HouseForm):
    version = forms.IntegerField()


def _plan(request: PageRequest, key: UUID) -> Plan:
    known = Plan.objects.select_related("rater", "position", "employee", "revises")
    return get_object_or_404(known, pk=key, employee=myself(request.actor))


@reads
def form(request: PageRequest, plan: UUID) -> HttpResponse:
    found = _plan(request, plan)
    return _page(request, found, ChangePlanForm(found, request.actor.on))


@writes
def begin(request: PageRequest, plan: UUID) -> HttpResponse:
    found = _plan(request, plan)
    filled = ChangePlanForm(found, request.actor.on, request.POST)
    where = filled.attempt(lambda: _begin(request, found, dict(filled.cleaned_data))) if filled.is_valid() else None
    if where:
        messages.success(request, gettext("Rancangan perubahan dimulai. Ubah isinya, lalu ajukan."))
        return redirect(where)
    return _page(request, found, filled, filled.status)


def _begin(request: PageRequest, plan: Plan, values: dict[str, Any]) -> str:
    def act() -> str:
        new = planning.revise(plan, **values, actor=request.actor, now=request.now)
        return reverse("employee:version", args=[new.pk])

    return once(values.pop("submission"), now=request.now, act=act)


@writes
def discard(request: PageRequest, plan: UUID) -> HttpResponse:
    found, filled = _plan(request, plan), DiscardForm(request.POST)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if filled.is_valid() and filled.attempt(
        lambda: planning.discard_revision(found, version=filled.cleaned_data["version"], **by)
    ):
        messages.success(request, gettext("Rancangan perubahan dibatalkan. SKP yang disepakati tetap berlaku."))
        return redirect("employee:plan")
    return page(request, found, filled, filled.status)


def _page(request: PageRequest, plan: Plan, filled: HouseForm, status: int = 200) -> HttpResponse:
    return render(request, "employee/change.html", {"plan": plan, "form": filled}, status=status)
