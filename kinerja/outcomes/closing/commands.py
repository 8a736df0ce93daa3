"""The steps of a closing. Each is one transaction that moves the closing on by compare-and-set: taken up again, or

tried by two workers at once, it happens once. Nothing a person must decide is decided here.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from kinerja.judgement.evaluation.commands import prepare
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.regime import require_quadrant
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.queries import latest_run
from kinerja.judgement.measurement.reckoning import Reckoning
from kinerja.outcomes.documents.commands import queue_evaluations
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.operations.commands import enqueue
from kinerja.platform.operations.models import Job
from kinerja.platform.operations.queries import latest_job
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop
from kinerja.work.planning.commands import change_period_state
from kinerja.work.planning.models import Period, Plan
from kinerja.work.planning.terms import PeriodState

from .distributions import FIELDS, rows_of
from .facts import count_facts
from .models import ClosedDistribution, Closing
from .terms import Stage

JOB = "closing.close_period"
MOVED_ON = gettext_noop("Langkah penutupan ini sudah dikerjakan pekerja lain.")


@command
def close_period(period: Period, *, actor: Actor, now: datetime) -> Closing:
    """Menutup periode sebagai pekerjaan latar; ditekan dua kali tetap satu penutupan, yang terhenti dilanjutkan."""
    require(actor, Permission.CYCLE_CHANGE, period)
    found = Closing.objects.unfinished().filter(period=period).first()
    if found is None:
        _check(period, actor)
        found = _begin(period, actor, now)
    _send(found, actor, now)
    return found


@command
def note_figures(closing: Closing, *, done: int, total: int, actor: Actor, now: datetime) -> None:
    """Mencatat kemajuan menghitung angka."""
    Closing.objects.filter(pk=closing.pk, stage=Stage.FIGURES).update(done=done, total=total)


@command
def take_figures(closing: Closing, *, reckoned: Reckoning, actor: Actor, now: datetime) -> Closing:
    """Menyimpan angka terakhir periode."""
    _hold(closing, Stage.FIGURES)
    run = compute(closing.period, reckoned=reckoned, actor=actor, now=now)
    return _move(closing, Stage.SUGGESTIONS, run=run, figures=len(reckoned.figures), total=_to_prepare(closing.period))


@command
def take_suggestions(closing: Closing, *, actor: Actor, now: datetime) -> Closing:
    """Menyiapkan saran terakhir bagi yang belum ditetapkan; yang sudah ditetapkan tidak disentuh."""
    _hold(closing, Stage.SUGGESTIONS)
    run = latest_run(closing.period)
    assert run is not None  # the step before made one
    prepare(closing.period, run=run, actor=actor, now=now)
    return _move(closing, Stage.DISTRIBUTIONS, run=run)


@command
def lock(closing: Closing, *, actor: Actor, now: datetime) -> Closing:
    """Mengunci periode dan mencatat sebaran predikat sebagaimana saat itu. A constant number of statements."""
    _hold(closing, Stage.DISTRIBUTIONS)
    period = closing.period
    # First, because it waits for whoever is deciding at this moment; what follows sees what he decided.
    change_period_state(period, state=PeriodState.CLOSED, actor=actor, now=now)
    load(ClosedDistribution, FIELDS, rows_of(closing.pk, period))
    judged = Evaluation.objects.filter(period=period)
    final, undecided = judged.final().count(), judged.prepared().count()
    locked = {"final": final, "undecided": undecided, "closed_at": now, "facts": count_facts(period)}
    record(
        "closing.locked", actor=actor, now=now, thing=period, closing=str(closing.pk), number=closing.number,
        final=final, undecided=undecided, run=str(closing.run_id),
    )  # fmt: skip
    return _move(closing, Stage.DOCUMENTS, total=final, **locked)


@command
def queue_documents(closing: Closing, *, at_once: int, actor: Actor, now: datetime) -> Closing:
    """Mengantrekan sebagian dokumen evaluasi; yang sudah diantrekan dilewati. A constant number of statements."""
    _hold(closing, Stage.DOCUMENTS)
    queued = queue_evaluations(closing.period, at_once=at_once, actor=actor, now=now)
    if queued:
        Closing.objects.filter(pk=closing.pk).update(done=F("done") + queued, queued=F("queued") + queued)
        closing.done, closing.queued = closing.done + queued, closing.queued + queued
        return closing
    record("closing.finished", actor=actor, now=now, thing=closing.period, number=closing.number, queued=closing.queued)
    return _move(closing, Stage.DONE, finished_at=now, total=closing.queued, done=closing.queued)


def _check(period: Period, actor: Actor) -> None:
    require_quadrant(period)
    if period.state == PeriodState.CLOSED:
        raise Refused(
            gettext_noop("Periode {name} sudah ditutup. Bila ada yang harus dibetulkan, buka kembali dahulu."),
            name=period.name,
        )
    if actor.on < period.ends:
        raise Refused(
            gettext_noop("Periode {name} masih berjalan. Penutupan dimulai paling cepat pada {ends}."),
            name=period.name,
            ends=period.ends,
        )
    if period.state != PeriodState.EVALUATING:
        raise Refused(
            gettext_noop("Penilaian periode {name} belum dibuka. Buka penilaian dahulu, supaya penilai dapat menilai."),
            name=period.name,
        )
    if not _to_prepare(period):
        raise Invalid(
            gettext_noop(
                "Periode {name} kosong: tidak ada SKP yang disepakati, jadi tidak ada yang dinilai dan tidak ada yang "
                "ditutup. Periksa SKP pegawai dan tanggal periodenya."
            ),
            name=period.name,
        )


def _to_prepare(period: Period) -> int:
    return Plan.objects.agreed().filter(cycle=period.cycle_id).during(period.starts, period.ends).count()


def _begin(period: Period, actor: Actor, now: datetime) -> Closing:
    last = Closing.objects.filter(period=period).aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            made = Closing.objects.create(period=period, number=last + 1, asked_by=actor.name[:200], asked_at=now)
    except IntegrityError:  # two pressed at once: theirs is ours
        return Closing.objects.unfinished().get(period=period)
    record("closing.begun", actor=actor, now=now, thing=period, number=made.number)
    return made


def _send(closing: Closing, actor: Actor, now: datetime) -> None:
    """One job at a time; the steps would bear more, but two would only wait for each other."""
    last = latest_job(JOB, closing=str(closing.pk))
    if last is not None and last.state in (Job.State.WAITING, Job.State.RUNNING):
        return
    payload = {"closing": str(closing.pk), "user": str(actor.user_id)}
    enqueue(JOB, payload=payload, key=f"{JOB}:{closing.pk}:{last.pk if last else 'first'}", actor=actor, now=now)


def _hold(closing: Closing, stage: Stage) -> None:
    """The row is ours until the transaction ends; whoever comes second finds another step."""
    if not Closing.objects.filter(pk=closing.pk, stage=stage).update(stage=stage):
        raise Stale(MOVED_ON)


def _move(closing: Closing, stage: Stage, **values: Any) -> Closing:
    changed = {"done": 0, "total": 0, **values, "stage": stage}
    if not Closing.objects.filter(pk=closing.pk, stage=closing.stage).update(**changed):
        raise Stale(MOVED_ON)
    for name, value in changed.items():
        setattr(closing, name, value)
    return closing
