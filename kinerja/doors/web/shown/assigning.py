"""A template for everybody of a unit: choose, look at who gets it, give it, take it back. In two rooms alike."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import NOT_CHOSEN, HouseForm
from kinerja.doors.web.ui.guarded import OnceForm
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.people.organisation.models import Unit
from kinerja.work.planning import commands
from kinerja.work.planning.assignment import Reach, Skip, reach
from kinerja.work.planning.batches import staying
from kinerja.work.planning.models import Cycle, PlanBatch, PlanTemplate
from kinerja.work.planning.terms import LibraryState

from .teams import DayField

# A preview shows so many names; all are counted.
MOST = 300


class ChooseForm(forms.Form):
    """What to look at; nothing is written."""

    template = forms.ModelChoiceField(label=_("Templat"), queryset=PlanTemplate.objects.none(), empty_label=NOT_CHOSEN)
    unit = forms.ModelChoiceField(
        label=_("Unit dan semua di bawahnya"), queryset=Unit.objects.none(), empty_label=NOT_CHOSEN
    )
    cycle = forms.ModelChoiceField(label=_("Siklus"), queryset=Cycle.objects.none(), empty_label=NOT_CHOSEN)
    starts = DayField(label=_("Berlaku sejak"))

    def __init__(self, request: PageRequest, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices: dict[str, Any] = {
            "template": PlanTemplate.objects.filter(state=LibraryState.ADOPTED).order_by("name"),
            "unit": Unit.objects.kept_by(request.actor).open_on(request.actor.on).order_by("path"),
            "cycle": Cycle.objects.filter(ends__gt=request.actor.on).order_by("starts"),
        }
        for name, rows in choices.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]


class GiveForm(ChooseForm, OnceForm):
    """What was looked at, sealed."""

    seal = forms.CharField(widget=forms.HiddenInput, max_length=64)


def batches(request: PageRequest, room: str) -> HttpResponse:
    """The choice, with its preview once something is chosen, above what was given before."""
    asked = bool(request.GET.get("template"))
    today = request.actor.on
    form = ChooseForm(request, request.GET) if asked else ChooseForm(request, initial={"starts": today})
    return _page(request, room, form, status=422 if asked and not form.is_valid() else 200)


def _page(request: PageRequest, room: str, form: Any, status: int = 200) -> HttpResponse:
    chosen = form.cleaned_data if form.is_bound and not set(form.errors) - {"__all__"} else None
    found = _reach(chosen) if chosen else None
    kept = Unit.objects.kept_by(request.actor).order_by().values("pk")
    rows = PlanBatch.objects.filter(unit__in=kept).select_related("template", "unit", "made_by")
    context = {
        "base": reverse(f"{room}:batches"),
        "form": form,
        "found": found,
        "chosen": chosen,
        "give": GiveForm(request, initial={**chosen, "seal": found.seal}) if chosen and found else None,
        "given": found.given[:MOST] if found else (),
        "skipped": [(one, gettext(skip.label)) for one, skip in found.skipped[:MOST]] if found else [],
        "page": page_by_number(request, rows.order_by("-made_at", "id"), size=20),
    }
    return render(request, "shown/batches.html", context, status=status)


def _reach(chosen: dict[str, Any]) -> Reach:
    where = {name: chosen[name] for name in ("cycle", "unit", "starts")}
    return reach(chosen["template"], **where)


def give(request: PageRequest, room: str) -> HttpResponse:
    form = GiveForm(request, request.POST)
    if form.is_valid() and (place := form.attempt_once(request, lambda: _given(request, form, room))):
        messages.success(request, gettext("Rancangan SKP dibagikan. Selama belum disentuh, langkah ini dapat ditarik."))
        return redirect(place)
    return _page(request, room, form, status=form.status)


def _given(request: PageRequest, form: GiveForm, room: str) -> str:
    chosen = {name: form.cleaned_data[name] for name in ("cycle", "unit", "starts", "seal")}
    made = commands.assign_template(form.cleaned_data["template"], **chosen, actor=request.actor, now=request.now)
    return reverse(f"{room}:batch", args=[made.pk])


def _one(request: PageRequest, key: UUID) -> PlanBatch:
    kept = Unit.objects.kept_by(request.actor).order_by().values("pk")
    found = (
        PlanBatch.objects.select_related("template", "unit", "cycle", "made_by").filter(pk=key, unit__in=kept).first()
    )
    if found is None:
        raise Http404
    return found


def batch(request: PageRequest, key: UUID, room: str) -> HttpResponse:
    return _batch(request, _one(request, key), room, HouseForm({}))


def _batch(request: PageRequest, found: PlanBatch, room: str, form: HouseForm, status: int = 200) -> HttpResponse:
    stays = list(staying(found))
    context = {
        "base": reverse(f"{room}:batches"),
        "batch": found,
        "reasons": [(gettext(Skip(code).label), n) for code, n in sorted(found.skipped.items())],
        "stays": [(plan, gettext(why.label)) for plan, why in stays],
        "free": found.given - len(stays) if found.undone_at is None else 0,
        "form": form,
    }
    return render(request, "shown/batch.html", context, status=status)


def undo(request: PageRequest, key: UUID, room: str) -> HttpResponse:
    found, form = _one(request, key), HouseForm({})
    form.full_clean()
    done = form.attempt(lambda: commands.undo_batch(found, actor=request.actor, now=request.now))
    if done:
        said = ngettext("{n} rancangan ditarik kembali.", "{n} rancangan ditarik kembali.", done.taken)
        messages.success(request, said.format(n=done.taken))
        return redirect(f"{room}:batch", key)
    return _batch(request, _one(request, key), room, form, form.status)
