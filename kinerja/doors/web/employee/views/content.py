"""The content of my draft: own results and indicators, and the annexes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.employee.content_forms import AnnexForm, IndicatorForm, ResultForm
from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.shown.wording import checking
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.planning import commands as planning
from kinerja.work.planning.models import ExpectedResult, Indicator, Plan


def _plan(request: PageRequest, key: UUID) -> Plan:
    return get_object_or_404(Plan.objects.select_related("rater", "position"), pk=key, employee=myself(request.actor))


def _result(request: PageRequest, key: UUID) -> ExpectedResult:
    mine = ExpectedResult.objects.filter(plan__employee=myself(request.actor)).select_related("plan", "superior_result")
    return get_object_or_404(mine, pk=key)


def _indicator(request: PageRequest, key: UUID) -> Indicator:
    mine = Indicator.objects.filter(result__plan__employee=myself(request.actor)).select_related("result__plan")
    return get_object_or_404(mine, pk=key)


@reads
def new_result(request: PageRequest, plan: UUID) -> HttpResponse:
    found = _plan(request, plan)
    return _result_page(request, found, ResultForm(found))


@writes
def add_result(request: PageRequest, plan: UUID) -> HttpResponse:
    found = _plan(request, plan)
    form = ResultForm(found, data=request.POST)
    if "periksa" in request.POST:
        return _result_page(request, found, form)
    if form.is_valid() and form.attempt(lambda: planning.add_result(found, **form.content(), **_by(request))):
        return _done(request, found, gettext("Rencana hasil kerja ditambahkan. Sekarang tambahkan indikatornya."))
    return _result_page(request, found, form, form.status)


@reads
def result(request: PageRequest, result: UUID) -> HttpResponse:
    found = _result(request, result)
    return _result_page(request, found.plan, ResultForm(found.plan, found))


@writes
def change_result(request: PageRequest, result: UUID) -> HttpResponse:
    found = _result(request, result)
    form = ResultForm(found.plan, found, request.POST)
    if "periksa" in request.POST:
        return _result_page(request, found.plan, form)
    if form.is_valid() and form.attempt(lambda: planning.change_result(found, **form.content(), **_by(request))):
        return _done(request, found.plan, gettext("Rencana hasil kerja tersimpan."))
    return _result_page(request, found.plan, form, form.status)


@reads
def new_indicator(request: PageRequest, result: UUID) -> HttpResponse:
    found = _result(request, result)
    return _indicator_page(request, found, IndicatorForm(found.plan))


@writes
def add_indicator(request: PageRequest, result: UUID) -> HttpResponse:
    found = _result(request, result)
    form = IndicatorForm(found.plan, data=request.POST)
    if "periksa" in request.POST:
        return _indicator_page(request, found, form)
    if form.is_valid() and form.attempt(lambda: planning.add_indicator(found, **_facts(request, form))):
        return _done(request, found.plan, gettext("Indikator ditambahkan."))
    return _indicator_page(request, found, form, form.status)


@reads
def indicator(request: PageRequest, indicator: UUID) -> HttpResponse:
    found = _indicator(request, indicator)
    return _indicator_page(request, found.result, IndicatorForm(found.result.plan, found))


@writes
def change_indicator(request: PageRequest, indicator: UUID) -> HttpResponse:
    found = _indicator(request, indicator)
    form = IndicatorForm(found.result.plan, found, request.POST)
    if "periksa" in request.POST:
        return _indicator_page(request, found.result, form)
    if form.is_valid() and form.attempt(lambda: planning.change_indicator(found, **_facts(request, form))):
        return _done(request, found.result.plan, gettext("Indikator tersimpan."))
    return _indicator_page(request, found.result, form, form.status)


@reads
def annexes(request: PageRequest, plan: UUID) -> HttpResponse:
    found = _plan(request, plan)
    return _annex_page(request, found, AnnexForm(found))


@writes
def set_annexes(request: PageRequest, plan: UUID) -> HttpResponse:
    found = _plan(request, plan)
    form = AnnexForm(found, request.POST)
    if form.is_valid() and form.attempt(lambda: _set_annexes(request, found, form)):
        return _done(request, found, gettext("Lampiran tersimpan."))
    return _annex_page(request, found, form, form.status)


def _set_annexes(request: PageRequest, plan: Plan, form: AnnexForm) -> Plan:
    """All three or none; each step goes on from the version the one before left."""
    plan.version = form.cleaned_data["version"]
    with transaction.atomic():
        for kind, items in form.lists().items():
            planning.set_annex(plan, kind=kind, items=items, version=plan.version, **_by(request))
    return plan


def _facts(request: PageRequest, form: IndicatorForm) -> dict[str, Any]:
    return {"definition": form.definition(), "version": form.cleaned_data["version"], **_by(request)}


def _by(request: PageRequest) -> dict[str, Any]:
    return {"actor": request.actor, "now": request.now}


def _done(request: PageRequest, plan: Plan, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("employee:version", plan=plan.pk)


def _result_page(request: PageRequest, plan: Plan, form: HouseForm, status: int = 200) -> HttpResponse:
    check = checking(request, form, reverse("employee:check_wording"), of_result=True)
    return render(request, "employee/result.html", {"plan": plan, "form": form, **check}, status=status)


def _indicator_page(request: PageRequest, result: ExpectedResult, form: HouseForm, status: int = 200) -> HttpResponse:
    check = checking(request, form, reverse("employee:check_wording"))
    return render(request, "employee/indicator.html", {"parent": result, "form": form, **check}, status=status)


def _annex_page(request: PageRequest, plan: Plan, form: HouseForm, status: int = 200) -> HttpResponse:
    return render(request, "employee/annexes.html", {"plan": plan, "form": form}, status=status)
