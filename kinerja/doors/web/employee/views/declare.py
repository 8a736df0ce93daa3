"""Declaring a result that nobody measures, with its evidence."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.employee.views.receipts import to_receipt
from kinerja.doors.web.shown.targets import target_words, unit_words
from kinerja.doors.web.ui.forms import NumberField, SubmissionForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.activity import commands as activity
from kinerja.work.activity.models import DeclaredResult
from kinerja.work.activity.queries import realised, rows_behind
from kinerja.work.planning.models import Indicator, Period
from kinerja.work.planning.terms import DECLARED


class DeclareForm(SubmissionForm):
    period = forms.ModelChoiceField(label=gettext_lazy("Periode"), queryset=Period.objects.none(), empty_label=None)
    value = NumberField(label=gettext_lazy("Realisasi"))
    evidence = forms.CharField(
        label=gettext_lazy("Bukti dukung"),
        help_text=gettext_lazy("Dokumen apa, nomor berapa, dan di mana penilai dapat melihatnya."),
        widget=forms.Textarea,
        max_length=4000,
    )

    def __init__(self, indicator: Indicator, today: object, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        plan = indicator.result.plan
        open_ones = Period.objects.accepting_results().filter(cycle=plan.cycle_id, starts__lte=today)
        self.fields["period"].queryset = open_ones.during(plan.starts, plan.ends).order_by("-starts")  # type: ignore[attr-defined]
        self.fields["value"].help_text = gettext("Dalam {unit}; tulis seperti 1.234,5.").format(
            unit=unit_words(indicator)
        )


def _mine(request: PageRequest, indicator: UUID) -> Indicator:
    declared = Indicator.objects.filter(source=DECLARED, result__plan__employee=myself(request.actor))
    return get_object_or_404(declared.select_related("result__plan"), pk=indicator)


@reads
def form(request: PageRequest, indicator: UUID) -> HttpResponse:
    found = _mine(request, indicator)
    return _page(request, found, DeclareForm(found, request.actor.on))


@writes
def declare(request: PageRequest, indicator: UUID) -> HttpResponse:
    found = _mine(request, indicator)
    filled = DeclareForm(found, request.actor.on, request.POST)
    if filled.is_valid():
        by: dict[str, Any] = {"actor": request.actor, "now": request.now}
        if result := filled.attempt(lambda: activity.declare(found, **filled.cleaned_data, **by)):
            messages.success(
                request, gettext("Realisasi tercatat. Penilai melihatnya dengan tanda “dilaporkan sendiri”.")
            )
            return to_receipt(result.pk) or redirect("employee:declare", indicator=found.pk)
    return _page(request, found, filled, filled.status)


def _page(request: PageRequest, indicator: Indicator, shown: DeclareForm, status: int = 200) -> HttpResponse:
    past = DeclaredResult.objects.filter(indicator=indicator).select_related("period").order_by("-declared_at", "-id")
    context = {
        "indicator": indicator,
        "target": target_words(indicator),
        "form": shown,
        "past": past[:20],
        "hint": _hint(indicator, shown),
    }
    return render(request, "employee/declare.html", context, status=status)


def _hint(indicator: Indicator, shown: DeclareForm) -> dict[str, Any] | None:
    """What accepted reports add up to in the newest period on offer: beside the field, never in it."""
    period = shown.fields["period"].queryset.first()  # type: ignore[attr-defined]
    found = realised([indicator.pk], period.starts, period.ends).get(indicator.pk) if period else None
    if found is None:
        return None
    return {"period": period, "sum": found, "rows": rows_behind(indicator, period.starts, period.ends)[:50]}
