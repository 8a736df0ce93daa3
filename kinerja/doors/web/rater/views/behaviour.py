"""What the leader expects of behaviour beyond the seven values, before the plan is agreed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.shown.plans import wording
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.planning import commands as planning
from kinerja.work.planning.models import Plan
from kinerja.work.planning.queries import behaviours_of


class BehaviourForm(HouseForm):
    """One box for each value; what is left empty expects nothing beyond the guides."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, plan: Plan, data: Any = None) -> None:
        expected = behaviours_of(plan)
        said = {f"value_{one.number}": one.expectation for one in expected}
        super().__init__(data, initial={"version": plan.version, **said})
        for one in expected:
            self.fields[f"value_{one.number}"] = forms.CharField(
                label=wording(one.value.wording),
                # What is expected anyway, so that nobody writes it once more.
                help_text=" · ".join(wording(guide.wording) for guide in one.value.guides),
                widget=forms.Textarea,
                required=False,
                max_length=2000,
            )

    @property
    def boxes(self) -> list[Any]:
        return [self[name] for name in self.fields if name != "version"]

    def expectations(self) -> dict[int, str]:
        return {int(name.split("_")[1]): text for name, text in self.cleaned_data.items() if name != "version"}


@reads
def show(request: PageRequest, plan: UUID) -> HttpResponse:
    found = _plan(request, plan)
    return _page(request, found, BehaviourForm(found))


@writes
def write(request: PageRequest, plan: UUID) -> HttpResponse:
    found = _plan(request, plan)
    form = BehaviourForm(found, request.POST)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if form.is_valid() and form.attempt(
        lambda: planning.set_behaviour(
            found, expectations=form.expectations(), version=form.cleaned_data["version"], **by
        )
    ):
        messages.success(request, gettext("Ekspektasi khusus tersimpan."))
        return redirect("rater:plan", plan=found.pk)
    return _page(request, found, form, form.status)


def _plan(request: PageRequest, plan: UUID) -> Plan:
    return get_object_or_404(Plan.objects.answered_by(request.actor).select_related("employee"), pk=plan)


def _page(request: PageRequest, plan: Plan, form: BehaviourForm, status: int = 200) -> HttpResponse:
    return render(request, "rater/behaviour.html", {"plan": plan, "form": form}, status=status)
