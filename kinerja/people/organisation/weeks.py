"""Weekly hours as they are stored: weekday "0" (Monday) to "6" -> [["07:30", "12:00"], …]."""

from __future__ import annotations

from datetime import time
from typing import Any

from kinerja.pure.lib.opening_hours import Week, check_week
from kinerja.pure.lib.refusals import Invalid, gettext_noop

Stored = dict[str, list[list[str]]]

UNREADABLE = gettext_noop(
    "Jam kerja tidak dapat dibaca. Untuk tiap hari tulis jam mulai dan jam selesai, misalnya 07:30 dan 12:00."
)


def week_from(given: Any) -> Week:
    """The week for computing. Raises Invalid for what is no week."""
    try:
        week = {int(day): tuple((_clock(s), _clock(e)) for s, e in spans) for day, spans in given.items()}
    except (AttributeError, TypeError, ValueError):
        raise Invalid(UNREADABLE)
    check_week(week)
    return {day: spans for day, spans in week.items() if spans}


def checked(given: Any) -> Stored:
    """The same hours in their one spelling. Raises Invalid."""
    return stored(week_from(given))


def stored(week: Week) -> Stored:
    """A week as it is stored."""
    return {str(day): [[f"{s:%H:%M}", f"{e:%H:%M}"] for s, e in spans] for day, spans in sorted(week.items())}


def _clock(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour) % 24, int(minute))
