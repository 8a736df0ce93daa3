"""How often reports are wanted, and what reporting costs each unit."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy

from kinerja.doors.web.personnel.desk import enter
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.work.activity import commands as activity
from kinerja.work.activity.models import ReportRhythm
from kinerja.work.activity.places import rhythm_on
from kinerja.work.activity.queries import burden_by_unit
from kinerja.work.activity.terms import Rhythm

LOOKED_BACK = timedelta(days=28)


class RhythmForm(HouseForm):
    rhythm = forms.ChoiceField(label=gettext_lazy("Irama"), choices=Rhythm.choices)
    starts = forms.DateField(
        label=gettext_lazy("Berlaku sejak"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


@reads
def show(request: PageRequest) -> HttpResponse:
    enter(request)
    return _page(request, RhythmForm(initial={"starts": request.actor.on}))


@writes
def set_rhythm(request: PageRequest) -> HttpResponse:
    enter(request)
    form = RhythmForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        if form.attempt(lambda: activity.set_rhythm(data["rhythm"], starts=data["starts"], **by(request))):
            messages.success(request, gettext("Irama laporan ditetapkan."))
            return redirect("personnel:reporting")
    return _page(request, form, form.status)


def _page(request: PageRequest, form: RhythmForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "now": Rhythm(rhythm_on(request.actor.on)).label,
        "settings": ReportRhythm.objects.order_by("-starts")[:12],
        "units": burden_by_unit(request.now - LOOKED_BACK, request.now),
        "weeks": LOOKED_BACK.days // 7,
    }
    return render(request, "personnel/reporting.html", context, status=status)
