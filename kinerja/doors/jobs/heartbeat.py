"""While a job runs, its lease is renewed from a second thread, so that a short lease suffices."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, connection

from kinerja.platform.access.actors import system
from kinerja.platform.operations.commands import renew
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.refusals import Stale

log = logging.getLogger(__name__)


def _beat(job: Job, clock: Callable[[], datetime], lease: timedelta, done: threading.Event) -> None:
    try:
        while not done.wait(lease.total_seconds() / 3):
            now = clock()
            try:
                renew(job, actor=system(now.date(), name="pekerja latar"), now=now, lease=lease)
            except DatabaseError as error:
                # The job itself may hold the only write lock; the next beat comes before the lease ends.
                log.info("lease of %s not renewed: %s", job.pk, error)
    except Stale as stale:
        log.warning("%s", stale)
    finally:
        connection.close()


@contextmanager
def heartbeat(job: Job, clock: Callable[[], datetime], lease: timedelta) -> Iterator[None]:
    """Keep the lease of this job alive inside the block."""
    done = threading.Event()
    thread = threading.Thread(target=_beat, args=(job, clock, lease, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
