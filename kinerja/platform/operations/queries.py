"""Questions about background work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from .models import Job


def due(now: datetime) -> QuerySet[Job]:
    """Jobs that may begin: their time has come, or the lease of their worker has ended; oldest first."""
    waiting = Q(state=Job.State.WAITING, run_at__lte=now)
    abandoned = Q(state=Job.State.RUNNING, lease_until__lt=now)
    return Job.objects.filter(waiting | abandoned).order_by("run_at", "id")


def overdue(now: datetime, by: timedelta) -> QuerySet[Job]:
    """Jobs that should have begun this long ago: nobody works, or too few do."""
    return due(now).filter(run_at__lt=now - by)


def given_up() -> QuerySet[Job]:
    """Jobs that failed for good, newest first."""
    return Job.objects.filter(state=Job.State.FAILED).order_by("-finished_at", "-id")


def known_keys(keys: Iterable[str]) -> set[str]:
    """Which of these keys have been enqueued before."""
    found = Job.objects.filter(key__in=list(keys)).values_list("key", flat=True)
    return {key for key in found if key is not None}


def latest_job(name: str, **payload: str) -> Job | None:
    """The newest job of this name with these arguments, whatever became of it."""
    arguments = {f"payload__{key}": value for key, value in payload.items()}
    return Job.objects.filter(name=name, **arguments).order_by("-created_at", "-id").first()
