"""How long superiors look before they accept; a pace is a question, never a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from statistics import median
from uuid import UUID

from django.db.models import Avg, Count, QuerySet

from kinerja.people.organisation.models import Employee
from kinerja.pure.law.reporting import pace_asked
from kinerja.work.activity.models import ActivityReport


@dataclass(frozen=True)
class Pace:
    """`seconds` is the mean of the rows that were opened before they were accepted."""

    accepted: int
    opened: int
    seconds: float | None


def pace_of(rater: UUID, since: datetime, until: datetime) -> Pace:
    """For the superior himself. One statement."""
    rows = _accepted(since, until).filter(accepted_by=rater)
    found = rows.aggregate(n=Count("pk"), opened=Count("accept_seconds"), seconds=Avg("accept_seconds"))
    return Pace(found["n"], found["opened"], found["seconds"])


@dataclass(frozen=True)
class Burst:
    """Many rows accepted one by one in a short time."""

    rater: str
    at: datetime
    rows: int
    seconds: int
    looked: float | None
    """Middle of the seconds between opening and accepting, of the rows that were opened."""


def bursts(since: datetime, until: datetime, on: date) -> list[Burst]:
    """Runs of acceptances quicker than the local setting asks about, longest first. Two statements.

    Rows accepted by a sample came after its drawn rows were opened, so they are no sign of anything.
    """
    singly = _accepted(since, until).filter(accepted_in__isnull=True).order_by("accepted_by", "accepted_at", "id")
    rule = pace_asked(on)
    found = [
        (rater, run)
        for rater, rows in groupby(singly.values_list("accepted_by", "accepted_at", "accept_seconds"), lambda r: r[0])
        for run in _runs([(at, seconds) for _, at, seconds in rows if at], rule.rows, timedelta(seconds=rule.seconds))
    ]
    names = dict(Employee.objects.filter(pk__in={rater for rater, _ in found}).order_by().values_list("pk", "name"))
    return sorted((_burst(names[rater], run) for rater, run in found), key=lambda burst: (-burst.rows, burst.at))


Row = tuple[datetime, int | None]


def _runs(rows: list[Row], least: int, within: timedelta) -> Iterator[list[Row]]:
    """Stretches in which each row has `least` - 1 others within the time, as long as they go; each row in one."""
    start = 0
    while start + least <= len(rows):
        end = start + least
        if rows[end - 1][0] - rows[start][0] > within:
            start += 1
            continue
        while end < len(rows) and rows[end][0] - rows[end - least + 1][0] <= within:
            end += 1
        yield rows[start:end]
        start = end


def _burst(rater: str, run: list[Row]) -> Burst:
    looked = [seconds for _, seconds in run if seconds is not None]
    length = int((run[-1][0] - run[0][0]).total_seconds())
    return Burst(rater, run[0][0], len(run), length, median(looked) if looked else None)


def _accepted(since: datetime, until: datetime) -> QuerySet[ActivityReport]:
    return ActivityReport.objects.filter(accepted_by__isnull=False, accepted_at__gte=since, accepted_at__lt=until)
