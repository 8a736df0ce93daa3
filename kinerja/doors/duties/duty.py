"""One thing somebody owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kinerja.people.organisation.terms import Zone
from kinerja.pure.lib.sentences import Sentence


@dataclass(frozen=True)
class Duty:
    """`until` is the last day in time, None where nothing says one; `count` how many things wait.

    `moved` says why the day is later than it was.
    """

    sentence: Sentence
    until: date | None
    url_name: str
    url_args: tuple[Any, ...] = ()
    count: int = 1
    moved: Sentence | None = None


def last_day_of(end: datetime | None, zone: str | None) -> date | None:
    """The day on which an instant is the last; an end at midnight is that of the day before."""
    return (end - timedelta(microseconds=1)).astimezone(ZoneInfo(zone or Zone.WIB)).date() if end else None
