"""Drafting my plan: start it, take indicators from the library, take one out again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.employee.views.plan import page
from kinerja.doors.web.shown.wording import checked
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import writes
from kinerja.people.organisation.models import Employee
from kinerja.work.planning import commands as planning
from kinerja.work.planning.models import Cycle, ExpectedResult, Indicator, LibraryIndicator, Plan
from kinerja.work.planning.queries import whole_plans


class StepForm(HouseForm):
    """One step on a draft as it was seen: `thing` is what is taken in or out."""

    thing = forms.UUIDField()
    version = forms.IntegerField()


@writes
def start(request: PageRequest) -> HttpResponse:
    employee = get_object_or_404(Employee, pk=myself(request.actor))
    cycle = get_object_or_404(Cycle.objects.on(request.actor.on))
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    form = HouseForm({})
    form.full_clean()
    if form.attempt(lambda: planning.draft_plan(employee, cycle=cycle, **by)) is None:
        return page(request, None, form, form.status)
    messages.success(request, gettext("Rancangan dimulai. Pilih dari pustaka atau tulis sendiri, lalu ajukan."))
    return redirect("employee:plan")


@writes
def take(request: PageRequest, plan: UUID) -> HttpResponse:
    """An indicator of the library joins the result it belongs to; the result is added where it is not there yet."""
    return _step(request, plan, _take)


def _take(plan: Plan, thing: UUID, **by: Any) -> Any:
    wanted = get_object_or_404(LibraryIndicator, pk=thing)
    # Both or neither: a result without indicator is a gap in the form.
    with transaction.atomic():
        result = ExpectedResult.objects.filter(plan=plan, text=wanted.result_text).order_by("order").first()
        if result is None:
            result = planning.add_result(plan, text=wanted.result_text, **by)
            by = by | {"version": plan.version}
        return planning.add_from_library(result, indicator=wanted, **by)


@writes
def drop(request: PageRequest, plan: UUID) -> HttpResponse:
    """An indicator leaves the draft, and its result with it where it was the last one."""
    return _step(request, plan, _drop)


def _drop(plan: Plan, thing: UUID, **by: Any) -> Any:
    unwanted = get_object_or_404(Indicator.objects.select_related("result__plan"), pk=thing, result__plan=plan)
    if unwanted.result.indicators.count() > 1:
        return planning.remove_indicator(unwanted, **by)
    return planning.remove_result(unwanted.result, **by)


@writes
def check_wording(request: PageRequest) -> HttpResponse:
    """Remarks on what is being typed; nothing is stored."""
    myself(request.actor)
    return checked(request)


@writes
def move(request: PageRequest, plan: UUID) -> HttpResponse:
    """A result goes one place up or down."""
    up = request.POST.get("to") != "down"
    return _step(request, plan, lambda plan, thing, **by: planning.move_result(_own(plan, thing), up=up, **by))


@writes
def remove(request: PageRequest, plan: UUID) -> HttpResponse:
    """A result leaves the draft with its indicators."""
    return _step(request, plan, lambda plan, thing, **by: planning.remove_result(_own(plan, thing), **by))


def _own(plan: Plan, thing: UUID) -> ExpectedResult:
    return get_object_or_404(ExpectedResult.objects.select_related("plan"), pk=thing, plan=plan)


def _step(request: PageRequest, key: UUID, act: Any) -> HttpResponse:
    plan = get_object_or_404(whole_plans(), pk=key, employee=myself(request.actor))
    form = StepForm(request.POST)
    if form.is_valid():
        by: dict[str, Any] = {"version": form.cleaned_data["version"], "actor": request.actor, "now": request.now}
        if form.attempt(lambda: act(plan, form.cleaned_data["thing"], **by)):
            return redirect("employee:version", plan=plan.pk)
        plan.refresh_from_db()
    return page(request, plan, form, form.status)
