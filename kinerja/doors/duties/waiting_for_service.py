"""Duties whose last day moved, because the service was down just before its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kinerja.platform.operations.outages import Deadline, because, end_of_day, last_day, moved_all

from .duty import Duty

# What lies further ahead cannot have been touched by an interruption that is over.
_AHEAD = timedelta(days=1)


def after_interruptions(found: Iterable[Duty], zone: ZoneInfo, now: datetime) -> list[Duty]:
    """One statement, and none where no end is near."""
    owed = list(found)
    ends = {duty.until: end_of_day(duty.until, zone) for duty in owed if duty.until}
    deadlines = moved_all([end for end in ends.values() if end < now + _AHEAD], now=now)
    return [_moved(duty, deadlines.get(ends[duty.until]), zone) if duty.until else duty for duty in owed]


def _moved(duty: Duty, deadline: Deadline | None, zone: ZoneInfo) -> Duty:
    if deadline is None or not deadline.outages:
        return duty
    return replace(duty, until=last_day(deadline, zone), moved=because(deadline, zone))
