"""Plans left without an answer go one level up soon after their last day is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from kinerja.platform.access.actors import Actor
from kinerja.platform.operations.models import Job
from kinerja.work.planning.commands import escalate_silence

from .recipients import house_zone
from .registry import job

AT_ONCE = 200  # plans held in one transaction, so that nobody who answers waits long


@job("planning.escalate_silence", every=timedelta(minutes=15))
def escalate(job: Job, *, actor: Actor, now: datetime) -> None:
    """By the agency's day, as the next level's right to answer is."""
    on_the_day = replace(actor, on=now.astimezone(house_zone()).date())
    while escalate_silence(AT_ONCE, actor=on_the_day, now=now):
        pass
