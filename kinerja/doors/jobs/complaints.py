"""Complaints that wait: overdue ones go up, silence ends, and after four weeks the citizen is asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from kinerja.facts.complaint.commands import ask_after_four_weeks, escalate_overdue, lapse_silent
from kinerja.platform.access.actors import Actor
from kinerja.platform.operations.models import Job

from .registry import job

AT_ONCE = 100  # held in one transaction, so that nobody who answers waits long
TURNS = 50


# Every hour: days end at three different hours in the country.
@job("complaint.chase", every=timedelta(hours=1))
def chase(job: Job, *, actor: Actor, now: datetime) -> None:
    """Run twice it moves and asks nothing twice."""
    for verb in (escalate_overdue, lapse_silent, ask_after_four_weeks):
        for _turn in range(TURNS):
            if not verb(AT_ONCE, actor=actor, now=now):
                break
