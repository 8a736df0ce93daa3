"""Many workers at one queue."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection

from kinerja.platform.access.actors import system
from kinerja.platform.operations.commands import claim, enqueue, finish, forget_finished
from kinerja.platform.operations.models import Job
from kinerja.platform.operations.queries import given_up, overdue

JOBS = 24
LEASE = timedelta(minutes=5)


@pytest.mark.django_db(transaction=True)
def test_it_gives_each_job_to_exactly_one_worker(now: datetime) -> None:
    actor = system(now.date())
    for number in range(JOBS):
        enqueue("count", actor=actor, now=now, payload={"number": number})

    def work(_worker: int) -> list[int]:
        taken = []
        try:
            while Job.objects.filter(state=Job.State.WAITING).exists():
                job = claim(actor=actor, now=now, lease=LEASE)
                if job is not None:
                    taken.append(job.payload["number"])
                    finish(job, actor=actor, now=now)
        finally:
            connection.close()
        return taken

    with ThreadPoolExecutor(4) as pool:
        taken = [number for numbers in pool.map(work, range(4)) for number in numbers]
    assert sorted(taken) == list(range(JOBS))


@pytest.mark.django_db
def test_it_forgets_what_was_finished_long_ago_and_keeps_failures(now: datetime) -> None:
    actor = system(now.date())
    for name, state in [("old", Job.State.DONE), ("failed", Job.State.FAILED)]:
        Job.objects.create(name=name, state=state, run_at=now, created_at=now, finished_at=now - timedelta(days=31))
    Job.objects.create(name="fresh", state=Job.State.DONE, run_at=now, created_at=now, finished_at=now)
    assert forget_finished(actor=actor, now=now, older_than=timedelta(days=30)) == 1
    assert set(Job.objects.values_list("name", flat=True)) == {"failed", "fresh"}
    assert [job.name for job in given_up()] == ["failed"]


@pytest.mark.django_db
def test_it_tells_when_nobody_works(now: datetime) -> None:
    actor = system(now.date())
    enqueue("late", actor=actor, now=now - timedelta(hours=1))
    enqueue("new", actor=actor, now=now)
    assert [job.name for job in overdue(now, by=timedelta(minutes=15))] == ["late"]
