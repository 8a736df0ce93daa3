"""Opening hours of a week: which clock times count as working time on which weekday."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time
from itertools import pairwise

from kinerja.pure.lib.refusals import Invalid, gettext_noop

Span = tuple[time, time]
"""From, until; until 00:00 means the end of the day. A break is the gap between two spans."""
Week = Mapping[int, tuple[Span, ...]]
"""Weekday (0 = Monday) -> spans in order; a weekday that is missing is closed."""

MICROSECONDS_PER_DAY = 86_400_000_000
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT = ("24:00", "24.00")
HARI = ("sen", "sel", "rab", "kam", "jum", "sab", "min")


def microseconds_of(span: Span) -> tuple[int, int]:
    """The span as microseconds since midnight; an end at 00:00 is 24:00."""
    return _microseconds(span[0]), _microseconds(span[1]) or MICROSECONDS_PER_DAY


def check_week(week: Week) -> None:
    """Raise Invalid unless every span is positive and the spans of a day follow one another."""
    if any(weekday not in range(7) for weekday in week):
        raise Invalid(gettext_noop("Hari kerja ditulis 0 (Senin) sampai 6 (Minggu)."))
    for spans in week.values():
        for span in spans:
            opens, closes = microseconds_of(span)
            if opens >= closes:
                raise Invalid(
                    gettext_noop("Jam kerja {since}–{until} berakhir sebelum mulai. Tukar kedua jam itu."),
                    since=_clock(span[0]),
                    until=_clock(span[1]),
                )
        for earlier, later in pairwise(spans):
            if microseconds_of(later)[0] < microseconds_of(earlier)[1]:
                raise Invalid(
                    gettext_noop("Jam kerja yang mulai {later} tumpang tindih dengan jam kerja yang mulai {earlier}."),
                    earlier=_clock(earlier[0]),
                    later=_clock(later[0]),
                )


def hours_per_week(week: Week) -> float:
    """Working hours of an ordinary week, breaks excluded."""
    spans = (microseconds_of(span) for spans in week.values() for span in spans)
    return sum(closes - opens for opens, closes in spans) / 3_600_000_000


def week_of(days: str, hours: str) -> Week:
    """The week written as `days` ("mon-fri", "sen-kam,sab") and `hours` ("08:00-12:00,13:00-16:00"). Raises Invalid."""
    spans = tuple(_span(text) for text in hours.split(","))
    week = {weekday: spans for part in days.split(",") for weekday in _weekdays(part)}
    check_week(week)
    return week


def _weekdays(part: str) -> Iterable[int]:
    first, _, last = part.partition("-")
    since = _weekday(first)
    until = _weekday(last) if last else since
    return [(since + step) % 7 for step in range((until - since) % 7 + 1)]


def _weekday(text: str) -> int:
    name = text.strip().lower()[:3]
    for names in (WEEKDAYS, HARI):
        if name in names:
            return names.index(name)
    raise Invalid(
        gettext_noop("Hari “{text}” tidak dikenal. Tulis misalnya sen-jum atau mon-fri."),
        text=text.strip(),
    )


def _span(text: str) -> Span:
    since, _, until = text.partition("-")
    try:
        return _time(since), time(0) if until.strip() in MIDNIGHT else _time(until)
    except ValueError:
        raise Invalid(
            gettext_noop("Jam kerja “{text}” tidak dikenali. Tulis misalnya 08:00-16:00."),
            text=text.strip(),
        )


def _time(text: str) -> time:
    hour, minute = text.strip().replace(".", ":").split(":")
    return time(int(hour), int(minute))


def _microseconds(clock: time) -> int:
    seconds = (clock.hour * 60 + clock.minute) * 60 + clock.second
    return seconds * 1_000_000 + clock.microsecond


def _clock(clock: time) -> str:
    return f"{clock:%H:%M}"
