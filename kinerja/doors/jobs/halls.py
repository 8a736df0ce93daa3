"""Halls at night: what nobody finished is closed, and marked as not measured."""

from __future__ import annotations

from datetime import datetime, timedelta

from kinerja.facts.queueing.commands import close_appointments, close_past_days, raise_day_flags
from kinerja.platform.access.actors import Actor
from kinerja.platform.operations.models import Job

from .registry import job

TURNS = 100


# Every hour: midnight comes at three different hours, and a house that was off at night catches up.
@job("queueing.close_past_days", every=timedelta(hours=1))
def close_halls(job: Job, *, actor: Actor, now: datetime) -> None:
    """In small transactions, so that nobody who takes the first number of a day waits."""
    for _turn in range(TURNS):
        if not close_past_days(actor=actor, now=now):
            return


@job("queueing.close_appointments", every=timedelta(minutes=10))
def close_past_appointments(job: Job, *, actor: Actor, now: datetime) -> None:
    """Holds that ran out, and promises of days that are over."""
    close_appointments(actor=actor, now=now)


@job("queueing.raise_day_flags", every=timedelta(days=1))
def ask_about_days(job: Job, *, actor: Actor, now: datetime) -> None:
    """After the night has closed what was left open; run twice it asks nothing twice."""
    raise_day_flags(actor=actor, now=now)
