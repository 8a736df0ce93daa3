"""Observations: the head begins and sends, the teacher answers, oversight reads."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.school.apps import HEADS
from kinerja.doors.web.school.forms import AnswerForm, ObserveForm, SeenForm
from kinerja.doors.web.school.place import school_led, teachers_of
from kinerja.doors.web.ui.badges import badge
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.teaching import commands
from kinerja.facts.teaching.models import Observation
from kinerja.facts.teaching.rubric import rubric_of
from kinerja.facts.teaching.terms import ObservationState
from kinerja.people.organisation.models import Employee
from kinerja.platform.audit.trail import seen

TONES = {ObservationState.DRAFT: "draft", ObservationState.SENT: "submitted", ObservationState.FINAL: "final"}


@reads
def show(request: PageRequest) -> HttpResponse:
    return _list(request, _observe_form(request))


@writes
def begin(request: PageRequest) -> HttpResponse:
    unit = school_led(request)
    form = ObserveForm(request.POST, teachers=teachers_of(unit, request.actor.on))
    made = form.attempt(lambda: _begin(request, unit, form.cleaned_data)) if form.is_valid() else None
    if made is None:
        return _list(request, form, form.status)
    return redirect("school:observation", made.pk)


@reads
def one(request: PageRequest, observation: UUID) -> HttpResponse:
    found = _found(request, observation)
    if request.actor.employee_id not in (found.teacher_id, found.observer_id):
        seen("teaching.observation", actor=request.actor, now=request.now, thing=found)
    return _page(request, found)


@writes
def save(request: PageRequest, observation: UUID) -> HttpResponse:
    """The observer saves or sends; the teacher answers."""
    found = _found(request, observation)
    if found.state == ObservationState.DRAFT:
        return _write(request, found)
    form = AnswerForm(request.POST)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if form.is_valid() and form.attempt(lambda: commands.answer_observation(found, **form.cleaned_data, **by)):
        messages.success(request, gettext("Terima kasih. Supervisi ini sekarang final."))
        return redirect("school:observation", found.pk)
    return _page(request, found, answer=form, status=form.status)


def _write(request: PageRequest, found: Observation) -> HttpResponse:
    form = SeenForm(request.POST, rubric=rubric_of(found.rubric))
    act = commands.send_observation if "send" in request.POST else commands.revise_observation
    if form.is_valid() and form.attempt(lambda: act(found, **_seen(form), actor=request.actor, now=request.now)):
        said = gettext("Terkirim; guru menanggapi sebelum final.") if "send" in request.POST else gettext("Tersimpan.")
        messages.success(request, said)
        return redirect("school:observation", found.pk)
    return _page(request, found, form=form, status=form.status)


def _seen(form: SeenForm) -> dict[str, Any]:
    return {"scores": form.scores()} | {name: form.cleaned_data[name] for name in ("notes", "next_step", "version")}


def _begin(request: PageRequest, unit: Any, said: dict[str, Any]) -> Observation:
    teacher = get_object_or_404(Employee, pk=said.pop("teacher"))
    return commands.observe(unit, teacher=teacher, **said, actor=request.actor, now=request.now)


def _found(request: PageRequest, key: UUID) -> Observation:
    mine = Observation.objects.visible_to(request.actor).select_related("teacher", "observer", "unit")
    return get_object_or_404(mine, pk=key)


def _observe_form(request: PageRequest) -> ObserveForm | None:
    if request.actor.post_group not in HEADS:
        return None
    people = [
        pair for pair in teachers_of(school_led(request), request.actor.on) if pair[0] != str(request.actor.employee_id)
    ]
    return ObserveForm(teachers=people, initial={"day": request.actor.on})


def _list(request: PageRequest, form: ObserveForm | None, status: int = 200) -> HttpResponse:
    mine = Observation.objects.visible_to(request.actor).select_related("teacher", "observer")
    page = page_by_number(request, mine.order_by("-day", "-id"), size=20)
    rows = [
        {"one": found, "state": badge(TONES[ObservationState(found.state)], found.get_state_display())}
        for found in page.rows
    ]
    return render(request, "school/observations.html", {"form": form, "page": page, "rows": rows}, status=status)


def _page(
    request: PageRequest,
    found: Observation,
    *,
    form: SeenForm | None = None,
    answer: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    rubric, me = rubric_of(found.rubric), request.actor.employee_id
    writing = found.state == ObservationState.DRAFT and found.observer_id == me
    answering = found.state == ObservationState.SENT and found.teacher_id == me
    known = {**found.scores, "notes": found.notes, "next_step": found.next_step, "version": found.version}
    context = {
        "one": found,
        "state": badge(TONES[ObservationState(found.state)], found.get_state_display()),
        "form": (form or SeenForm(initial=known, rubric=rubric)) if writing else None,
        "answer": (answer or AnswerForm(initial={"version": found.version})) if answering else None,
        "scores": [
            (gettext(item.name), found.scores[item.code], gettext(item.anchors[found.scores[item.code] - 1]))
            for item in rubric.items
            if item.code in found.scores
        ],
        "mean": found.total / found.items if found.items else None,
    }
    return render(request, "school/observation.html", context, status=status)
