"""The house keeps itself: checkpoints of the trail, old jobs forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import check_trail
from kinerja.platform.operations.commands import forget_finished
from kinerja.platform.operations.models import Job

from .registry import job

KEEP_FINISHED = timedelta(days=30)


@job("audit.check_trail", every=timedelta(days=1))
def seal_trail(job: Job, *, actor: Actor, now: datetime) -> None:
    check_trail(actor=actor, now=now)


@job("operations.forget_finished", every=timedelta(days=1))
def forget_old_jobs(job: Job, *, actor: Actor, now: datetime) -> None:
    forget_finished(actor=actor, now=now, older_than=KEEP_FINISHED)
