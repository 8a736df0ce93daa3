"""Second looks: what was drawn for one's units, and how accurate one's own files were."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.casework.files import enter
from kinerja.doors.web.ui.forms import NOT_CHOSEN, HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.casework.accuracy import looked, total
from kinerja.facts.casework.commands import look_again
from kinerja.facts.casework.models import SecondLook
from kinerja.facts.casework.terms import FaultKind, LookOutcome

MOST = 50


class LookForm(HouseForm):
    outcome = forms.ChoiceField(label=_("Hasil"), choices=LookOutcome, widget=forms.RadioSelect)
    fault = forms.ChoiceField(
        label=_("Yang salah"), required=False, choices=[("", NOT_CHOSEN), *FaultKind.choices],
        help_text=_("Hanya bila ada kesalahan."),
    )  # fmt: skip
    note = forms.CharField(label=_("Catatan bagi rekan"), max_length=300, required=False)


@reads
def looks(request: PageRequest) -> HttpResponse:
    enter(request)
    return _page(request)


@writes
def look(request: PageRequest, look: UUID) -> HttpResponse:
    rows = SecondLook.objects.visible_to(request.actor).select_related("draw__unit", "officer", "file")
    found, form = get_object_or_404(rows, pk=look), LookForm(request.POST, auto_id=_auto_id(look))
    if form.is_valid() and form.attempt(lambda: look_again(found, **form.cleaned_data, **by(request))):
        messages.success(request, gettext("Pemeriksaan tersimpan."))
        return redirect("casework:looks")
    return _page(request, found.pk, form)


def _page(request: PageRequest, asked: UUID | None = None, form: LookForm | None = None) -> HttpResponse:
    waiting = SecondLook.objects.for_second(request.actor).select_related("file__request__service", "draw")
    lines = [
        (one, form if form and one.pk == asked else LookForm(auto_id=_auto_id(one.pk)))
        for one in waiting.order_by("draw__month", "id")[:MOST]
    ]
    own = SecondLook.objects.filter(officer__employee=request.actor.employee_id)
    mine = total(looked(own), "")
    context = {"lines": lines, "own": mine, "low": percent(mine.low, floor), "high": percent(mine.high, ceil)}
    return render(request, "casework/looks.html", context, status=form.status if form else 200)


def percent(share: float | None, rounded: Callable[[float], int]) -> int:
    """Whole percent, outwards: a bound is not made narrower by rounding."""
    return rounded(100 * (share or 0.0))


def _auto_id(key: UUID) -> str:
    return f"id_{key.hex[-12:]}_%s"
