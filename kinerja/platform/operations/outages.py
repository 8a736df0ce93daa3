"""Deadlines that wait for the service: asked inside the act that must be in time, in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import DateTimeField, QuerySet, Value

from kinerja.pure.law.outages import Planned, Span, move
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence
from kinerja.pure.lib.zones import zone_name

from .models import Beat, Maintenance, Outage

# Further away than this no interruption can reach a deadline.
_REACH = timedelta(days=60)
_LAST_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Deadline:
    """`due` is what counts; `original` what was written; `outages` why they differ."""

    due: datetime
    original: datetime
    moved_by: timedelta
    outages: tuple[Span, ...]

    def is_over(self, now: datetime) -> bool:
        return now >= self.due


def moved(due: datetime, *, now: datetime | None = None) -> Deadline:
    """The deadline after the measured interruptions; one statement.

    With `now`, a silence that still lasts counts too: the service may be back a moment before its first beat.
    """
    return _moved(due, _known([due], now))


def moved_all(dues: Iterable[datetime], *, now: datetime | None = None) -> dict[datetime, Deadline]:
    """As `moved`, for many deadlines in one statement."""
    asked = set(dues)
    known = _known(asked, now) if asked else []
    return {due: _moved(due, known) for due in asked}


def end_of_day(last: date, zone: ZoneInfo) -> datetime:
    """The instant at which the last day in time is over in this zone."""
    return datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)


def last_day(deadline: Deadline, zone: ZoneInfo) -> date:
    """The last day in time, where `due` is the instant after it."""
    return (deadline.due - timedelta(microseconds=1)).astimezone(zone).date()


def because(deadline: Deadline, zone: ZoneInfo) -> Sentence | None:
    """Why the deadline moved, for everybody to read; none where it did not."""
    if not deadline.outages:
        return None
    return sentence(
        gettext_noop("Batas waktu digeser {length} karena layanan terhenti {spans}."),
        length=length_words(deadline.moved_by),
        spans=", ".join(span_words(span, zone) for span in deadline.outages),
    )


def length_words(length: timedelta) -> Sentence:
    """Hours and minutes; a begun minute counts."""
    hours, minutes = divmod(ceil(length / timedelta(minutes=1)), 60)
    if not hours:
        return sentence(gettext_noop("{minutes} menit"), minutes=minutes)
    if not minutes:
        return sentence(gettext_noop("{hours} jam"), hours=hours)
    return sentence(gettext_noop("{hours} jam {minutes} menit"), hours=hours, minutes=minutes)


def span_words(span: Span, zone: ZoneInfo) -> str:
    """09-03-2026 21.00–24.00 WITA"""
    starts, (last, clock) = span.starts.astimezone(zone), _end(span.ends, zone)
    until = clock if last == starts.date() else f"{last:%d-%m-%Y} {clock}"
    return f"{starts:%d-%m-%Y %H.%M}–{until} {zone_name(zone)}"


def until_words(deadline: Deadline, zone: ZoneInfo) -> str:
    """11-03-2026 05.00 WITA"""
    last, clock = _end(deadline.due, zone)
    return f"{last:%d-%m-%Y} {clock} {zone_name(zone)}"


def _end(at: datetime, zone: ZoneInfo) -> tuple[date, str]:
    """The day of an end and its clock; midnight belongs to the day that ends."""
    ends = at.astimezone(zone)
    return (ends.date() - timedelta(days=1), "24.00") if ends.time() == time() else (ends.date(), f"{ends:%H.%M}")


Row = tuple[datetime, datetime, datetime | None]


def _moved(due: datetime, known: list[Row]) -> Deadline:
    outages = [Span(starts, ends) for starts, ends, announced in known if announced is None]
    planned = [Planned(Span(starts, ends), announced) for starts, ends, announced in known if announced]
    found = move(due, outages, planned).value
    return Deadline(found.due, due, found.due - due, found.spans)


def _known(dues: Iterable[datetime], now: datetime | None) -> list[Row]:
    """Start, end, and where it was maintenance the announcement: all that may touch these deadlines."""
    first, last = min(dues) - _LAST_DAY, max(dues) + _REACH
    outages = Outage.objects.filter(ends__gt=first, starts__lt=last).order_by()
    planned = Maintenance.objects.filter(ends__gt=first, starts__lt=last, withdrawn_at__isnull=True).order_by()
    rows = outages.values_list("starts", "ends", _instant(None))
    rows = rows.union(planned.values_list("starts", "ends", "announced_at"), all=True)
    return list(rows.union(_silence(now), all=True) if now else rows)


def _silence(now: datetime) -> QuerySet[Beat, Row]:
    silent = Beat.objects.filter(at__lt=now - settings.OUTAGE_THRESHOLD).order_by()
    return silent.values_list("at", _instant(now), _instant(None))


def _instant(value: datetime | None) -> Value:
    return Value(value, output_field=DateTimeField())
