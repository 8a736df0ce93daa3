"""When work is to be reported, and what about a report deserves a second look. All of it local settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from statistics import median

from kinerja.pure.law.deadlines import WorkingDays, add_months
from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.lib.refusals import gettext_noop

WEEK = timedelta(days=7)
# Fewer earlier rows say nothing about what is usual.
ENOUGH_TO_KNOW = 8


def last_day(rhythm: str, day: date) -> date:
    """Last day of the stretch a day belongs to: itself, its Sunday, or the end of its month."""
    if rhythm == "weekly":
        return day + timedelta(days=6 - day.weekday())
    if rhythm == "monthly":
        return add_months(day.replace(day=1), 1) - timedelta(days=1)
    return day


def grace(rhythm: str, on: date) -> int:
    """Working days after the stretch in which it is still reported."""
    days: int = provision("reporting.deadline", on)[rhythm]
    return days


def reporting_due(rhythm: str, day: date, calendar: WorkingDays) -> Finding[date]:
    """Last day on which the work of a day is reported."""
    ends, days = last_day(rhythm, day), grace(rhythm, day)
    until = calendar.add_working_days(ends, days)
    because = reason(
        gettext_noop("{days} hari kerja setelah {ends}: paling lambat {until}."), days=days, ends=ends, until=until
    )
    return Finding(until, (because,), provision("reporting.deadline", day).cites)


def last_in_time(rhythm: str, day: date, before: date, is_worked: Callable[[date], bool]) -> date | None:
    """As `reporting_due`, where it is known which days before `before` are worked; none where it lies beyond."""
    due, left = last_day(rhythm, day), grace(rhythm, day)
    while left and due < before:
        due += timedelta(days=1)
        left -= due < before and is_worked(due)
    return due if due < before else None


def never_late_before(rhythm: str, day: date) -> date:
    """Until this day no calendar needs to be asked: working days never pass quicker than days."""
    return last_day(rhythm, day) + timedelta(days=grace(rhythm, day))


def escalation_days(on: date) -> int:
    days: int = provision("reporting.escalation", on)["days"]
    return days


def silence_days(on: date) -> int:
    days: int = provision("reporting.silence", on)["working_days"]
    return days


@dataclass(frozen=True)
class Pace:
    """So many rows within so many seconds is worth a question."""

    rows: int
    seconds: int


def pace_asked(on: date) -> Pace:
    rule = provision("reporting.pace", on)
    return Pace(rule["rows"], rule["seconds"])


def is_unusual(quantity: Decimal | None, earlier: Sequence[Decimal]) -> bool:
    """More than thrice what this person's earlier rows of the indicator have in the middle; unknown is usual."""
    if quantity is None or len(earlier) < ENOUGH_TO_KNOW:
        return False
    return quantity > 3 * max(median(earlier), Decimal(1))


@dataclass(frozen=True)
class Drawing:
    """How many of the waiting rows are drawn, and what each reason weighs, heaviest first."""

    share: Decimal
    least: int
    most: int
    weights: Mapping[str, int]

    def size(self, waiting: int) -> int:
        wanted = max(self.least, ceil(self.share * waiting))
        return min(waiting, self.most, wanted)


REASONS = ("flagged", "unusual", "changed", "new", "large", "ordinary")


def drawing(on: date) -> Drawing:
    rule = provision("reporting.sample", on)
    return Drawing(rule["share"], rule["least"], rule["most"], {name: rule[name] for name in REASONS})
