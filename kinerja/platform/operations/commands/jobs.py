"""The life of a job: enqueued, claimed under a lease, renewed, finished or failed, forgotten.

Claiming works with many workers on both engines: PostgreSQL skips rows that another worker holds,
and the compare-and-set decides on SQLite. A worker that dies loses its job when the lease ends.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.operations.models import Job, Submission
from kinerja.platform.operations.queries import due
from kinerja.pure.lib.refusals import Stale, gettext_noop

_LOST = gettext_noop("Pekerjaan latar {name} sudah diambil alih pekerja lain.")


@command
def enqueue(
    name: str,
    *,
    actor: Actor,
    now: datetime,
    payload: dict[str, Any] | None = None,
    key: str | None = None,
    run_at: datetime | None = None,
) -> Job:
    """Menitipkan pekerjaan latar; kunci yang sama hanya dititipkan sekali."""
    values = {"name": name, "payload": payload or {}, "run_at": run_at or now, "created_at": now}
    if key is None:
        return Job.objects.create(**values)
    return Job.objects.get_or_create(key=key, defaults=values)[0]


@command
def claim(*, actor: Actor, now: datetime, lease: timedelta) -> Job | None:
    """Mengambil satu pekerjaan yang sudah waktunya, atau yang pekerjanya mati."""
    waiting = due(now)
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True)
    job = waiting.first()
    if job is None:
        return None
    seen = Job.objects.filter(pk=job.pk, state=job.state, attempts=job.attempts)
    if not seen.update(state=Job.State.RUNNING, lease_until=now + lease, attempts=F("attempts") + 1):
        return None
    job.refresh_from_db()
    return job


def _held(job: Job) -> QuerySet[Job]:
    """The row, as long as this attempt still holds it."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)


def _change(job: Job, **values: Any) -> None:
    if not _held(job).update(**values):
        raise Stale(_LOST, name=job.name)


@command
def renew(job: Job, *, actor: Actor, now: datetime, lease: timedelta) -> None:
    """Memperpanjang sewa selama pekerjaan masih berjalan."""
    _change(job, lease_until=now + lease)


@command
def note_progress(job: Job, *, actor: Actor, now: datetime, done: int, total: int, text: str = "") -> None:
    """Mencatat kemajuan bagi yang menunggu."""
    _change(job, progress={"done": done, "total": total, "text": text, "at": now.isoformat()})


@command
def finish(job: Job, *, actor: Actor, now: datetime) -> None:
    """Menandai pekerjaan selesai."""
    _change(job, state=Job.State.DONE, lease_until=None, finished_at=now, problem="")


@command
def fail(job: Job, *, actor: Actor, now: datetime, problem: str, retry_at: datetime | None) -> None:
    """Mencatat kegagalan; dicoba lagi pada waktunya, atau menyerah bila tidak ada waktunya."""
    if retry_at is None:
        _change(job, state=Job.State.FAILED, lease_until=None, finished_at=now, problem=problem)
    else:
        _change(job, state=Job.State.WAITING, lease_until=None, run_at=retry_at, problem=problem)


@command
def forget_finished(*, actor: Actor, now: datetime, older_than: timedelta) -> int:
    """Menghapus pekerjaan selesai dan kunci formulir yang sudah lama; yang gagal tetap tinggal untuk diperiksa."""
    Submission.objects.filter(taken_at__lt=now - older_than).delete()
    old = Job.objects.filter(state=Job.State.DONE, finished_at__lt=now - older_than)
    return old.delete()[0]
