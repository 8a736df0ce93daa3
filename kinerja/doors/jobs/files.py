"""Files: each month the finished ones of the month before are drawn for a second look."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kinerja.facts.casework.commands import draw_second_looks
from kinerja.platform.access.actors import Actor
from kinerja.platform.operations.models import Job

from .registry import job

FIRST_DAY, MONTHS = 3, 3


# Asked every day: the month of each zone has ended by the third, and a house that was off catches up.
@job("casework.draw_second_looks", every=timedelta(days=1))
def draw_files(job: Job, *, actor: Actor, now: datetime) -> None:
    """The last three months, the oldest first; a month is drawn once, so a second run draws nothing."""
    month = now.date().replace(day=1)
    if now.day < FIRST_DAY:
        month = _before(month)
    months = [month := _before(month) for _n in range(MONTHS)]
    for one in reversed(months):
        draw_second_looks(one, actor=actor, now=now)


def _before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)
