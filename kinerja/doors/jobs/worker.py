"""The loop that claims jobs and runs them, one at a time; as many workers as wanted may run it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections

from kinerja.platform.access.actors import Actor, system
from kinerja.platform.operations.commands import claim, fail, finish
from kinerja.platform.operations.models import Job
from kinerja.platform.operations.queries import due
from kinerja.pure.lib.refusals import Refused, Stale

from .heartbeat import heartbeat
from .registry import WORKS
from .schedule import enqueue_scheduled

Clock = Callable[[], datetime]

LEASE = timedelta(seconds=90)
IDLE = 1.0  # seconds between two looks at an empty queue
FIRST_RETRY = timedelta(seconds=15)
LONGEST_RETRY = timedelta(hours=1)

log = logging.getLogger(__name__)


def worker_actor(now: datetime) -> Actor:
    return system(now.date(), name="pekerja latar")


def retry_after(attempts: int) -> timedelta:
    """15 s, 30 s, 1 min … at most an hour."""
    return min(FIRST_RETRY * 2 ** (attempts - 1), LONGEST_RETRY)


def run_next(clock: Clock) -> bool:
    """Claim one job and run it; False where there was none."""
    now = clock()
    if not due(now).exists():  # a look without a lock: an idle worker must not stop those who write
        return False
    job = claim(actor=worker_actor(now), now=now, lease=LEASE)
    if job is None:
        return False
    try:
        _carry_out(job, clock)
    except Stale as stale:
        log.warning("%s", stale)
    return True


def _carry_out(job: Job, clock: Clock) -> None:
    work, now = WORKS.get(job.name), clock()
    if work is None:
        return _give_up(job, now, f"no function is registered for {job.name}")
    if job.attempts > work.attempts:
        return _give_up(job, now, job.problem or "the worker died each time")
    try:
        with heartbeat(job, clock, LEASE):
            work.function(job, actor=worker_actor(now), now=now)
    except Refused as refused:
        # The same input would be refused again.
        return _give_up(job, clock(), str(refused))
    except Exception as error:
        log.exception("job %s %s failed", job.name, job.pk)
        return _try_again(job, clock(), type(error).__name__, last=job.attempts >= work.attempts)
    return finish(job, actor=worker_actor(now), now=clock())


def _give_up(job: Job, now: datetime, problem: str) -> None:
    fail(job, actor=worker_actor(now), now=now, problem=problem, retry_at=None)


def _try_again(job: Job, now: datetime, problem: str, *, last: bool) -> None:
    retry_at = None if last else now + retry_after(job.attempts)
    fail(job, actor=worker_actor(now), now=now, problem=problem, retry_at=retry_at)


def run_until(stop: threading.Event, clock: Clock) -> None:
    """Work until asked to stop; a database that is away for a while is waited for."""
    while not stop.is_set():
        try:
            enqueue_scheduled(clock())
            while not stop.is_set() and run_next(clock):
                pass
        except DatabaseError as error:
            log.warning("the database does not answer: %s", error)
        close_old_connections()
        stop.wait(IDLE)
