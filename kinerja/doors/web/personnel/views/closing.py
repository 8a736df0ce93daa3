"""Closing a period: what will happen and what is still open beforehand, how far it is, what it closed with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.personnel.desk import enter, one
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.outcomes.closing.commands import JOB, close_period
from kinerja.outcomes.closing.facts import KINDS
from kinerja.outcomes.closing.models import Closing
from kinerja.outcomes.closing.queries import distributions_of, late_facts, newest_closing, still_open
from kinerja.outcomes.closing.terms import Stage
from kinerja.outcomes.documents.queries import queue_of
from kinerja.platform.operations.models import Job
from kinerja.platform.operations.queries import latest_job
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

STEPS = tuple(stage for stage in Stage if stage != Stage.DONE)
WHAT = {
    Stage.FIGURES: _("angka kinerja"),
    Stage.SUGGESTIONS: _("saran rating"),
    Stage.DISTRIBUTIONS: _("penilaian pegawai"),
    Stage.DOCUMENTS: _("dokumen evaluasi"),
}


@dataclass(frozen=True)
class Step:
    """One line of the progress: done, at it, or to come; `done` of `total` of what it makes, where that is known."""

    label: Any
    what: Any
    state: str
    done: int
    total: int


def _period(request: PageRequest, key: UUID) -> Period:
    enter(request)
    return one(Period.objects.select_related("cycle"), key)


@reads
def show(request: PageRequest, key: UUID) -> HttpResponse:
    return _show(request, _period(request, key), HouseForm())


@reads
def progress(request: PageRequest, key: UUID) -> HttpResponse:
    """Only the progress, for a page that asks every two seconds; the whole page shows the same to whoever reloads."""
    found = _period(request, key)
    closing = newest_closing(found)
    context: dict[str, Any] = {"period": found, "closing": None}
    if closing is not None:
        context = _progress(found, closing)
    context["alone"] = True
    return render(request, "personnel/closing_progress.html", context)


@writes
def press(request: PageRequest, key: UUID) -> HttpResponse:
    """Twice is once: the closing that runs is shown, one that stopped goes on where it stopped."""
    found, form = _period(request, key), HouseForm({})
    if form.is_valid() and form.attempt(lambda: close_period(found, **by(request))):
        messages.success(request, gettext("Penutupan berjalan di latar belakang. Kemajuannya terlihat di halaman ini."))
        return redirect("personnel:closing", key)
    return _show(request, found, form)


def _show(request: PageRequest, found: Period, form: HouseForm) -> HttpResponse:
    closing = newest_closing(found)
    # One that is over and was opened again since says what was, and the page asks anew.
    is_over = closing is not None and closing.stage == Stage.DONE
    asks = found.state != PeriodState.CLOSED and (closing is None or is_over)
    context: dict[str, Any] = {
        "period": found,
        "closing": closing,
        "form": form,
        "ended": found.ends <= request.actor.on,
        "asks": asks,
        "alone": False,
        "open": still_open(found) if asks else None,
    }
    if closing is not None and not asks:
        context |= _progress(found, closing)
    if closing is not None and closing.closed_at is not None:
        context |= {"rows": list(distributions_of(closing)), "late": _late(closing, found)}
    return render(request, "personnel/closing.html", context, status=form.status if form.errors else 200)


def _progress(period: Period, closing: Closing) -> dict[str, Any]:
    """Two statements."""
    job = latest_job(JOB, closing=str(closing.pk)) if closing.stage != Stage.DONE else None
    queue = queue_of(period) if closing.closed_at else None
    return {
        "period": period,
        "closing": closing,
        "steps": [_step(stage, closing) for stage in STEPS],
        "stopped": job if job is not None and job.state == Job.State.FAILED else None,
        "waiting": job is not None and job.state == Job.State.WAITING,
        "queue": queue,
        "running": closing.stage != Stage.DONE and (job is None or job.state != Job.State.FAILED),
        "issuing": closing.stage == Stage.DONE and queue is not None and queue.waiting > 0,
    }


def _step(stage: Stage, closing: Closing) -> Step:
    order = list(Stage)
    at, mine = order.index(Stage(closing.stage)), order.index(stage)
    if mine > at:
        return Step(stage.label, WHAT[stage], "later", 0, 0)
    if mine == at:
        return Step(stage.label, WHAT[stage], "now", closing.done, closing.total)
    rows = {Stage.FIGURES: closing.figures, Stage.DOCUMENTS: closing.queued}
    rows |= {Stage.DISTRIBUTIONS: closing.final + closing.undecided, Stage.SUGGESTIONS: closing.undecided}
    return Step(stage.label, WHAT[stage], "done", rows[stage], rows[stage])


def _late(closing: Closing, period: Period) -> list[tuple[Any, int]]:
    return [(KINDS[one.kind], one.number) for one in late_facts(closing, period)]
