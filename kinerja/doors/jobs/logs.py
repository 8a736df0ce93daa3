"""Event logs uploaded in the browser: checked and stored while the page waits."""

from __future__ import annotations

from datetime import datetime

from kinerja.doors.interchange.event_logs import browsing
from kinerja.facts.service.models import LogImport
from kinerja.platform.access.actors import Actor
from kinerja.platform.operations.models import Job

from .behalf import asker
from .registry import job


@job("service.check_log")
def check_log(job: Job, *, actor: Actor, now: datetime) -> None:
    log_import = LogImport.objects.select_related("file").get(pk=job.payload["import"])
    if log_import.state != LogImport.State.COMMITTED:
        browsing.check(log_import, skip_rejected=job.payload["skip"], actor=asker(job, now), now=now)


@job("service.commit_log")
def commit_log(job: Job, *, actor: Actor, now: datetime) -> None:
    """Run again after the worker died past its commit, it finds the log stored and is done."""
    log_import = LogImport.objects.select_related("file").get(pk=job.payload["import"])
    if log_import.state != LogImport.State.COMMITTED:
        browsing.commit(log_import, skip_rejected=job.payload["skip"], actor=asker(job, now), now=now)
