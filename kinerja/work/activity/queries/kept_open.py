"""Days whose deadline waits for the service, because it was down just before the end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kinerja.platform.operations.outages import Deadline, because, end_of_day, moved_all, until_words
from kinerja.pure.lib.sentences import Sentence

from .owed import Open
from .person import Person


@dataclass(frozen=True)
class KeptOpen:
    """Days at work with one moved deadline: until when they are taken, and why so long."""

    days: list[date]
    until: str
    why: Sentence | None


def kept_open(still: Open, who: Person, zone: ZoneInfo, now: datetime) -> list[KeptOpen]:
    """Oldest first, without those that are over although they were moved. One statement."""
    ends = {day: end_of_day(due, zone) for day, due in still.dues.items() if who.at_work(day)}
    deadlines = moved_all(ends.values(), now=now)
    days: defaultdict[Deadline, list[date]] = defaultdict(list)
    for day in sorted(ends):
        deadline = deadlines[ends[day]]
        if deadline.outages and not deadline.is_over(now):
            days[deadline].append(day)
    return [KeptOpen(kept, until_words(due, zone), because(due, zone)) for due, kept in days.items()]
