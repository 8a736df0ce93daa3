"""Until when an answer to a plan is awaited: a local setting, counted in working days of the unit."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kinerja.people.organisation.queries import work_calendar
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
