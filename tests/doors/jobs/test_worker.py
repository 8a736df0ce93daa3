"""The background worker: what is claimed, retried, given up."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kinerja.doors.jobs import schedule, worker
from kinerja.doors.jobs.registry import WORKS, job
from kinerja.platform.access.actors import Actor, system
from kinerja.platform.operations.commands import claim, enqueue
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.refusals import Invalid

pytestmark = pytest.mark.django_db


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture
def actor(now: datetime) -> Actor:
    return system(now.date())


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Three kinds of work, and what they were called with."""
    calls: dict[str, list[str]] = {"good": [], "broken": [], "refused": []}
    for name in calls:
        monkeypatch.delitem(WORKS, f"test.{name}", raising=False)

    @job("test.good")
    def good(job: Job, *, actor: Actor, now: datetime) -> None:
        calls["good"].append(job.payload["what"])

    @job("test.broken", attempts=2)
    def broken(job: Job, *, actor: Actor, now: datetime) -> None:
        calls["broken"].append("tried")
        raise ZeroDivisionError

    @job("test.refused")
    def refused(job: Job, *, actor: Actor, now: datetime) -> None:
        calls["refused"].append("tried")
        raise Invalid("Berkas {name} kosong.", name="a.csv")

    yield calls
    for name in calls:
        WORKS.pop(f"test.{name}")


def test_it_runs_what_is_due_and_nothing_else(works, clock: Clock, actor: Actor) -> None:
    enqueue("test.good", actor=actor, now=clock.now, payload={"what": "now"})
    enqueue("test.good", actor=actor, now=clock.now, payload={"what": "later"}, run_at=clock.now + timedelta(hours=1))
    assert worker.run_next(clock)
    assert not worker.run_next(clock)
    assert works["good"] == ["now"]
    assert Job.objects.get(payload__what="now").state == Job.State.DONE


def test_it_enqueues_the_same_key_once(actor: Actor, now: datetime) -> None:
    first = enqueue("test.good", actor=actor, now=now, key="import:7")
    assert enqueue("test.good", actor=actor, now=now, key="import:7") == first


def test_it_tries_a_mishap_again_later_and_then_gives_up(works, clock: Clock, actor: Actor) -> None:
    broken = enqueue("test.broken", actor=actor, now=clock.now)
    assert worker.run_next(clock)
    assert not worker.run_next(clock), "a failed job must wait before it is tried again"
    clock.now += worker.retry_after(1)
    assert worker.run_next(clock)
    broken.refresh_from_db()
    assert (works["broken"], broken.state, broken.problem) == (
        ["tried", "tried"],
        Job.State.FAILED,
        "ZeroDivisionError",
    )


def test_it_does_not_try_a_refusal_again(works, clock: Clock, actor: Actor) -> None:
    refused = enqueue("test.refused", actor=actor, now=clock.now)
    assert worker.run_next(clock)
    refused.refresh_from_db()
    assert (refused.state, refused.problem) == (Job.State.FAILED, "Berkas a.csv kosong.")


def test_it_gives_up_a_name_nobody_knows(clock: Clock, actor: Actor) -> None:
    unknown = enqueue("test.unknown", actor=actor, now=clock.now)
    assert worker.run_next(clock)
    unknown.refresh_from_db()
    assert unknown.state == Job.State.FAILED


def test_it_takes_over_from_a_worker_that_died(works, clock: Clock, actor: Actor) -> None:
    enqueue("test.good", actor=actor, now=clock.now, payload={"what": "rescued"})
    assert claim(actor=actor, now=clock.now, lease=worker.LEASE), "the worker that is going to die"
    assert not worker.run_next(clock), "its lease still holds"
    clock.now += worker.LEASE + timedelta(seconds=1)
    assert worker.run_next(clock)
    assert works["good"] == ["rescued"]


def test_it_leaves_a_job_that_somebody_else_took_over(works, clock: Clock, actor: Actor, caplog) -> None:
    """The slow worker's result must not overwrite the new holder's."""
    enqueue("test.good", actor=actor, now=clock.now, payload={"what": "slow"})
    slow = claim(actor=actor, now=clock.now, lease=worker.LEASE)
    clock.now += worker.LEASE + timedelta(seconds=1)
    fresh = claim(actor=actor, now=clock.now, lease=worker.LEASE)
    assert slow is not None
    with pytest.raises(worker.Stale):
        worker.finish(slow, actor=actor, now=clock.now)
    fresh.refresh_from_db()
    assert fresh.state == Job.State.RUNNING


def test_it_enqueues_scheduled_work_once_in_each_stretch(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    daily = {name: work for name, work in WORKS.items() if work.every == timedelta(days=1)}
    monkeypatch.setattr(schedule, "WORKS", daily)
    schedule.enqueue_scheduled(clock.now)
    schedule.enqueue_scheduled(clock.now + timedelta(hours=1))
    assert Job.objects.count() == len(daily) > 0
    schedule.enqueue_scheduled(clock.now + timedelta(days=1))
    assert Job.objects.count() == 2 * len(daily)
