"""Quiet hours: what would arrive inside them waits until they are over."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def not_before(now: datetime, zone: ZoneInfo, quiet_from: time | None, quiet_until: time | None) -> datetime:
    """The first instant from `now` on at which a message may arrive; the quiet may reach over midnight."""
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return now
    local = now.astimezone(zone)
    clock = local.time()
    over_midnight = quiet_from > quiet_until
    inside = clock >= quiet_from or clock < quiet_until if over_midnight else quiet_from <= clock < quiet_until
    if not inside:
        return now
    day = local.date() + timedelta(days=1 if over_midnight and clock >= quiet_from else 0)
    return datetime.combine(day, quiet_until, zone).astimezone(UTC)
