"""The figures of a period and the suggestions that follow from them."""

from __future__ import annotations

from datetime import datetime

from kinerja.judgement.evaluation.commands import prepare
from kinerja.judgement.measurement.commands import compute
from kinerja.platform.access.actors import Actor
from kinerja.platform.operations.commands import note_progress
from kinerja.platform.operations.models import Job
from kinerja.work.planning.models import Period

from .behalf import asker
from .registry import job

STEPS = 2


@job("evaluation.evaluate_period")
def evaluate_period(job: Job, *, actor: Actor, now: datetime) -> None:
    """Done a second time it makes one more run with the same figures; judged evaluations stay as they are."""
    period = Period.objects.select_related("cycle").get(pk=job.payload["period"])
    person = asker(job, now)
    note_progress(job, actor=actor, now=now, done=0, total=STEPS)
    run = compute(period, actor=person, now=now)
    note_progress(job, actor=actor, now=now, done=1, total=STEPS)
    prepare(period, run=run, actor=person, now=now)
    note_progress(job, actor=actor, now=now, done=STEPS, total=STEPS)
