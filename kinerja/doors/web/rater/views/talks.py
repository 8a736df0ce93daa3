"""Dialog: for each of the team the last feedback, the next check-in, and what is still open, one's own promises too."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.shown.feedback import off_target, unanswered
from kinerja.doors.web.ui.forms import SubmissionForm
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Employee
from kinerja.pure.law.monitoring import stretch_of
from kinerja.work.feedback.circle import led_by
from kinerja.work.feedback.commands import plan_check_in
from kinerja.work.feedback.models import CheckIn, Feedback, NextStep
from kinerja.work.feedback.queries import not_monitored, open_steps_with

MOST = 200


class PlanForm(SubmissionForm):
    planned_on = forms.DateField(label=_("Tanggal dialog"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))


@dataclass(frozen=True)
class Member:
    """One of the team; `oldest` decides the order."""

    person: Employee
    last_feedback: Any
    talk: CheckIn | None
    steps: list[NextStep]
    unmonitored: bool
    form: PlanForm

    @property
    def oldest(self) -> date:
        return min((step.due for step in self.steps), default=date.max)


@reads
def show(request: PageRequest) -> HttpResponse:
    return _page(request)


@writes
def plan(request: PageRequest, employee: UUID) -> HttpResponse:
    me = request.actor.employee_id
    member = get_object_or_404(led_by(me, request.actor.on) if me else Employee.objects.none(), pk=employee)
    form = PlanForm(request.POST)
    if form.is_valid():
        known = {"off_target": off_target(member.pk), "questions": unanswered(member.pk, request.actor.on)}
        said: dict[str, Any] = {**form.cleaned_data, **known, "actor": request.actor, "now": request.now}
        if made := form.attempt(lambda: plan_check_in(member, **said)):
            return redirect("employee:talk", check_in=made.pk)
    return _page(request, member.pk, form, form.status)


def _page(
    request: PageRequest, asked: UUID | None = None, form: PlanForm | None = None, status: int = 200
) -> HttpResponse:
    me = request.actor.employee_id
    people = list(led_by(me, request.actor.on).order_by("name", "id")[:MOST]) if me else []
    members = _members(request, people, {asked: form} if asked and form else {})
    members.sort(key=lambda one: (one.oldest, not one.unmonitored, one.person.name))
    context = {
        "members": members,
        "form": form,
        "unmonitored": sum(one.unmonitored for one in members),
        "semester": stretch_of(request.actor.on).value,
        "me": me,
        "today": request.actor.on,
    }
    return render(request, "rater/talks.html", context, status=status)


def _members(request: PageRequest, people: list[Employee], sent: dict[UUID, PlanForm]) -> list[Member]:
    """Four statements, whatever the size of the team."""
    keys = [person.pk for person in people]
    steps: dict[UUID, list[NextStep]] = defaultdict(list)
    for step in open_steps_with(keys):
        steps[step.check_in.employee_id].append(step)
    talks = {talk.employee_id: talk for talk in CheckIn.objects.open().filter(employee__in=keys).order_by("planned_on")}
    newest = Feedback.objects.standing().filter(receiver__in=keys).order_by().values("receiver")
    last = dict(newest.annotate(last=Max("given_at")).values_list("receiver", "last"))
    me = request.actor.employee_id
    without = set(not_monitored(me, request.actor.on).order_by().values_list("pk", flat=True)) if me else set()
    return [
        Member(
            one, last.get(one.pk), talks.get(one.pk), steps[one.pk], one.pk in without,
            sent.get(one.pk) or PlanForm(auto_id=f"{one.pk}_%s"),
        )
        for one in people
    ]  # fmt: skip
