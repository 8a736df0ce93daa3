"""Weights of my draft: what they would change is seen before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.employee.weight_form import WeightForm
from kinerja.doors.web.shown.plans import remark_words
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.planning import commands as planning
from kinerja.work.planning.form_rules import weight_remarks
from kinerja.work.planning.models import ExpectedResult, Plan
from kinerja.work.planning.terms import ResultKind
from kinerja.work.planning.weighing import Weights, even, shares


@dataclass(frozen=True)
class Shift:
    """What a result counts as saved, and with the weights typed."""

    text: str
    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        return self.after - self.before


def _plan(request: PageRequest, key: UUID) -> tuple[Plan, list[ExpectedResult]]:
    plan = get_object_or_404(Plan.objects.select_related("rater"), pk=key, employee=myself(request.actor))
    return plan, list(ExpectedResult.objects.filter(plan=plan, kind=ResultKind.MAIN).order_by("order"))


@reads
def form(request: PageRequest, plan: UUID) -> HttpResponse:
    found, results = _plan(request, plan)
    return _page(request, found, results, WeightForm(found, results))


@writes
def weigh(request: PageRequest, plan: UUID) -> HttpResponse:
    found, results = _plan(request, plan)
    if "rata" in request.POST:
        evenly = dict(zip([r.pk for r in results], even(len(results)), strict=True)) if results else {}
        return _page(request, found, results, WeightForm(found, results, evenly=evenly))
    filled = WeightForm(found, results, request.POST)
    if "hitung" in request.POST:
        return _preview(request, found, results, filled)
    if filled.is_valid() and filled.attempt(lambda: _save(request, found, filled)):
        messages.success(request, gettext("Bobot tersimpan."))
        return redirect("employee:version", plan=found.pk)
    return _page(request, found, results, filled, filled.status)


def _save(request: PageRequest, plan: Plan, filled: WeightForm) -> Plan:
    by: dict[str, Any] = {"version": filled.cleaned_data["version"], "actor": request.actor, "now": request.now}
    return planning.weigh_results(plan, weights=filled.weights(), **by)


def _preview(request: PageRequest, plan: Plan, results: list[ExpectedResult], filled: WeightForm) -> HttpResponse:
    """What the typed weights would make of the plan: alone while somebody types, else with the form."""
    if "HX-Request" in request.headers:
        return render(request, "employee/parts/weighed.html", {"form": filled, **_weighed(results, filled)})
    return _page(request, plan, results, filled)


def _page(
    request: PageRequest, plan: Plan, results: list[ExpectedResult], filled: WeightForm, status: int = 200
) -> HttpResponse:
    context = {"plan": plan, "form": filled, **_weighed(results, filled)}
    return render(request, "employee/weights.html", context, status=status)


def _weighed(results: list[ExpectedResult], filled: WeightForm) -> dict[str, Any]:
    """Nothing to compare where a number typed is none."""
    typed = filled.tried()
    if typed is None:
        return {"shifts": [], "total": None, "remarks": []}
    return {
        "shifts": _shifts(results, typed),
        "total": sum((weight for weight in typed if weight), Decimal()),
        "remarks": remark_words(weight_remarks(typed)),
    }


def _shifts(results: list[ExpectedResult], typed: Weights) -> list[Shift]:
    before, after = shares([result.weight for result in results]), shares(typed)
    return [Shift(r.text, old, new) for r, old, new in zip(results, before, after, strict=True)]
