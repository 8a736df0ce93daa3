"""The queue of background work, compared with the bare statements it cannot do without."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from django.db import transaction

from benchmarks.lines import Line
from kinerja.platform.access.actors import system
from kinerja.platform.operations.commands import claim, enqueue, finish
from kinerja.platform.operations.models import Job

JOBS = 500


def _bare(now: datetime) -> None:
    """One insert and two updates for each job, each in a transaction of its own."""
    for _ in range(JOBS):
        with transaction.atomic():
            job = Job.objects.create(name="bare", run_at=now, created_at=now)
        for state in ("waiting", "done"):
            with transaction.atomic():
                Job.objects.filter(pk=job.pk).update(state=state)


def _queued(now: datetime) -> None:
    actor = system(now.date())
    for number in range(JOBS):
        enqueue("queued", actor=actor, now=now, payload={"number": number})
    while (job := claim(actor=actor, now=now, lease=timedelta(minutes=1))) is not None:
        finish(job, actor=actor, now=now)


def measure() -> list[Line]:
    now = datetime.now(UTC)
    started = time.perf_counter()
    _bare(now)
    bare = time.perf_counter() - started
    Job.objects.all().delete()
    started = time.perf_counter()
    _queued(now)
    queued = time.perf_counter() - started
    rate = JOBS / queued
    return [Line("jobs enqueued, claimed and finished", rate, "jobs/s", "time of bare writes", queued / bare, 4.0)]
