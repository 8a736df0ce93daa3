"""A deadline waits for the service: whoever relied on the last hours gets them.

The promise is so many hours of working service before the end. The hours of an interruption inside them are added, and
what was added is protected in the same way. Maintenance announced long enough beforehand counts as working time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.lib.refusals import gettext_noop


@dataclass(frozen=True, order=True)
class Span:
    """Half-open: from `starts` until before `ends`."""

    starts: datetime
    ends: datetime

    @property
    def length(self) -> timedelta:
        return self.ends - self.starts


@dataclass(frozen=True)
class Planned:
    """Maintenance, and when it was announced."""

    span: Span
    announced_at: datetime


@dataclass(frozen=True)
class Moved:
    """The deadline after the move, and the interruptions that moved it."""

    due: datetime
    spans: tuple[Span, ...]


def move(due: datetime, outages: Iterable[Span], planned: Iterable[Planned] = ()) -> Finding[Moved]:
    """The first instant at which the promised hours of service have been given."""
    rule = provision("outages.protection", due.date())
    announced = [p.span for p in planned if p.announced_at <= p.span.starts - timedelta(days=rule["announced_days"])]
    since, end, felt = due - timedelta(hours=rule["hours"]), due, []
    for span in without(outages, announced):
        if span.starts >= end:
            break
        if span.ends > since:
            end += span.ends - max(span.starts, since)
            felt.append(span)
    because = reason(gettext_noop("{hours} jam terakhir layanan yang berjalan dijamin."), hours=rule["hours"])
    return Finding(Moved(end, tuple(felt)), (because,), rule.cites)


def merged(spans: Iterable[Span]) -> list[Span]:
    """In order, and without overlap."""
    whole: list[Span] = []
    for span in sorted(span for span in spans if span.starts < span.ends):
        if whole and span.starts <= whole[-1].ends:
            whole[-1] = Span(whole[-1].starts, max(whole[-1].ends, span.ends))
        else:
            whole.append(span)
    return whole


def without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """What is left of the spans outside the holes."""
    left = merged(spans)
    for hole in merged(holes):
        left = [part for span in left for part in _cut(span, hole)]
    return left


def _cut(span: Span, hole: Span) -> list[Span]:
    before = Span(span.starts, min(span.ends, hole.starts))
    after = Span(max(span.starts, hole.ends), span.ends)
    return [part for part in (before, after) if part.starts < part.ends]
