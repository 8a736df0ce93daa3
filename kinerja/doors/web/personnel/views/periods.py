"""One period: computing its figures, judging, closing, publishing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter, one
from kinerja.doors.web.personnel.forms.planning import ReasonForm
from kinerja.doors.web.ui.guarded import OnceForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.judgement.measurement.queries import latest_run
from kinerja.outcomes.transparency import commands as transparency
from kinerja.outcomes.transparency.models import Publication
from kinerja.platform.operations.commands import enqueue
from kinerja.platform.operations.models import Job
from kinerja.platform.operations.queries import latest_job
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning import commands
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

JOB = "evaluation.evaluate_period"
UNFINISHED = (Job.State.WAITING, Job.State.RUNNING)


def _period(request: PageRequest, key: UUID) -> Period:
    enter(request)
    return one(Period.objects.select_related("cycle"), key)


@reads
def period(request: PageRequest, key: UUID) -> HttpResponse:
    return _show(request, _period(request, key), ReasonForm())


def _show(request: PageRequest, found: Period, form: ReasonForm) -> HttpResponse:
    judged = Evaluation.objects.filter(period=found)
    job = latest_job(JOB, period=str(found.pk))
    context: dict[str, Any] = {
        "period": found,
        "form": form,
        "ended": found.ends <= request.actor.on,
        "run": latest_run(found),
        "job": job,
        "running": job is not None and job.state in UNFINISHED,
        "counts": judged.aggregate(all=Count("id"), final=Count("id", filter=Q(state=EvaluationState.FINAL))),
        "publish_form": OnceForm(),
        "publication": Publication.objects.filter(period=found).order_by("-version").first(),
    }
    return render(request, "personnel/period.html", context, status=form.status if form.errors else 200)


@writes
def compute(request: PageRequest, key: UUID) -> HttpResponse:
    """Background work, because a city takes its time; asking twice within a minute asks once."""
    found = _period(request, key)
    payload = {"period": str(found.pk), "user": str(request.actor.user_id)}
    once = f"{JOB}:{found.pk}@{request.now:%Y-%m-%dT%H:%M}"
    enqueue(JOB, payload=payload, key=once, **by(request))
    messages.success(request, gettext("Perhitungan dimulai. Kemajuannya terlihat di halaman ini."))
    return redirect("personnel:period", key)


@writes
def change_state(request: PageRequest, key: UUID) -> HttpResponse:
    """The state asked for already reached is a success, too: a double click is harmless. Closing has its own page."""
    found = _period(request, key)
    wanted, form = request.POST.get("state", ""), ReasonForm(request.POST)
    if wanted not in PeriodState:
        raise Invalid(gettext_noop("Pilih dengan tombol pada halaman periode apa yang hendak dilakukan."))
    if wanted == PeriodState.CLOSED:
        return redirect("personnel:closing", key)
    if not form.is_valid():
        return _show(request, found, form)
    if found.state != wanted and not form.attempt(lambda: _changed(found, PeriodState(wanted), form, request)):
        return _show(request, found, form)
    messages.success(request, gettext("Keadaan periode sekarang: {state}.").format(state=PeriodState(wanted).label))
    return redirect("personnel:period", key)


def _changed(found: Period, wanted: PeriodState, form: ReasonForm, request: PageRequest) -> Period:
    reason = form.cleaned_data["reason"]
    return commands.change_period_state(found, state=wanted, reason=reason, **by(request))


@writes
def publish(request: PageRequest, key: UUID) -> HttpResponse:
    """A correction is a new version; the form's key keeps a double click from making two."""
    found = _period(request, key)
    form = OnceForm(request.POST)
    if not form.is_valid():
        return redirect("personnel:period", key)
    if form.attempt_once(request, lambda: _published(found, request)):
        messages.success(request, gettext("Hasil periode ini terbit di halaman publik."))
    else:
        messages.error(request, " ".join(map(str, form.non_field_errors())))
    return redirect("personnel:period", key)


def _published(found: Period, request: PageRequest) -> str:
    return str(transparency.publish(found, **by(request)).pk)
