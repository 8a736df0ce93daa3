"""Until when an answer to a plan is awaited: a local setting, counted in working days of the unit.

What is stored is the day as written; where the service was down on it, reading it moves it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from kinerja.people.organisation.queries import work_calendar
from kinerja.platform.operations.outages import Deadline, end_of_day, moved_all
from kinerja.pure.law.deadlines import due
from kinerja.pure.law.findings import Finding

from .models import Plan

REVIEW, AGREEMENT = "plan_review", "plan_agreement"
_LONGEST = timedelta(days=90)


def answer_due(plan: Plan, code: str, now: datetime) -> Finding[date]:
    """Last day in time for a step that begins now, with the setting it rests on. Four statements."""
    today = now.date()
    calendar = work_calendar(plan.unit, today - timedelta(days=2), today + _LONGEST)
    return due(code, calendar.day_of(now), calendar)


def answer_deadlines(plans: Iterable[Plan], now: datetime) -> dict[UUID, Deadline]:
    """Until when each of the plans that wait for an answer waits for it, measured outages counted. One statement."""
    until = {plan.pk: end_of_day(plan.answer_due, zone_of(plan)) for plan in plans if plan.answer_due}
    found = moved_all(until.values(), now=now)
    return {key: found[due] for key, due in until.items()}


def zone_of(plan: Plan) -> ZoneInfo:
    """The zone in which the last day of the answer ends."""
    return ZoneInfo(plan.unit.zone)
