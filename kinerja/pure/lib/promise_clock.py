"""The clock of a promise: what the stretches of a file make of a standard and a calendar, and nothing else.

It starts when the file is complete: with the part that made it so, not with the office's finding that it is. It stands
still only while the citizen has the file (`returned`), and ends when the result is ready or the request is refused.
Nothing is carried along: a changed standard is the same question asked again.

Source: UU 25/2009 Pasal 21 (the promised time is part of the standard); the day of receipt does not count, and days
that were promised end with the n-th working day, as in `pure.lib.worktime`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from itertools import groupby

from kinerja.pure.lib.file_life import RESOLVED, Stage, Stretch
from kinerja.pure.lib.worktime import WorkCalendar

ZERO = timedelta(0)
ONE_DAY = timedelta(days=1)
WORKING_TIME = {"minutes": 60_000_000, "hours": 3_600_000_000}
"""Units of a promise in working time, as microseconds."""


@dataclass(frozen=True)
class Promise:
    """`unit`: minutes or hours of working time, days, working_days. `from_complete`: else from the first day."""

    amount: Decimal
    unit: str
    from_complete: bool = True


@dataclass(frozen=True)
class Reading:
    """What the clock shows. All durations are working time of the unit."""

    starts: datetime
    """When the file was complete; of a file not yet found complete, when it will have been if nothing is missing."""
    due: datetime | None
    """The promised end; None without a promise, and while the citizen has the file."""
    ended: datetime | None
    used: timedelta
    paused: timedelta
    target: timedelta | None
    """Working time that the promise allows; None where `due` is."""

    @property
    def difference(self) -> timedelta | None:
        """Target minus used: what was left over, or negative what it took longer."""
        return None if self.target is None else self.target - self.used

    def is_late(self, at: datetime) -> bool:
        """By the instant of the promise, as every figure on time is counted."""
        return self.due is not None and (self.ended or at) > self.due


def read(stretches: Sequence[Stretch], promise: Promise | None, calendar: WorkCalendar) -> Reading:
    """The clock of a file. `stretches`: its whole life without gap, the last one up to the instant of the question.

    Raises Refused where the calendar has not enough working time for the promise.
    """
    running = _from_start(stretches, promise)
    worked = [one for one in running if one.stage not in RESOLVED]
    ended = next((one.starts for one in running if one.stage in RESOLVED), None)
    starts = running[0].starts
    pauses = [one for one in worked if one.stage == Stage.RETURNED]
    used = sum((calendar.working_time(one.starts, one.ends) for one in worked if one not in pauses), ZERO)
    paused = sum((calendar.working_time(one.starts, one.ends) for one in pauses), ZERO)
    is_paused = stretches[-1].stage == Stage.RETURNED
    due = None if promise is None or is_paused else _due(starts, pauses, promise, calendar)
    target = None if due is None else _allowed(starts, due, pauses, calendar)
    return Reading(starts, due, ended, used, paused, target)


def first_response(stretches: Sequence[Stretch], calendar: WorkCalendar) -> timedelta | None:
    """Working time until somebody began to check; None while nobody has."""
    answered = next((one.starts for one in stretches if one.stage != Stage.RECEIVED), None)
    return None if answered is None else calendar.working_time(stretches[0].starts, answered)


def longest_silence(stretches: Sequence[Stretch], calendar: WorkCalendar) -> timedelta:
    """The longest working time without news while it was the office's turn. Every step is news to the citizen."""
    turns = (one for one in stretches if one.stage not in (*RESOLVED, Stage.RETURNED))
    return max((calendar.working_time(one.starts, one.ends) for one in turns), default=ZERO)


@dataclass(frozen=True)
class Leg:
    """The time a file spent with one unit before it went on: the clock of a hand-over."""

    unit: str
    since: datetime
    until: datetime
    used: timedelta
    """Working time with the unit, the citizen's turns left out."""
    untaken: timedelta
    """Of it, before an officer there took it."""


def legs(stretches: Sequence[Stretch], calendars: dict[str, WorkCalendar]) -> list[Leg]:
    """Unit by unit in order, each by its own calendar (`calendars` has every unit), until the result was ready."""
    turns = [one for one in stretches if one.stage not in RESOLVED]
    found = []
    for unit, group in groupby(turns, key=lambda one: one.unit):
        own, calendar = list(group), calendars[unit]
        timed = [(one, calendar.working_time(one.starts, one.ends)) for one in own if one.stage != Stage.RETURNED]
        used = sum((time for _one, time in timed), ZERO)
        untaken = sum((time for one, time in timed if not one.taken), ZERO)
        found.append(Leg(unit, own[0].starts, own[-1].ends, used, untaken))
    return found


def _from_start(stretches: Sequence[Stretch], promise: Promise | None) -> Sequence[Stretch]:
    """From the part on that made the file complete: the last one before it was first processed."""
    if promise is not None and not promise.from_complete:
        return stretches
    first = next((n for n, one in enumerate(stretches) if one.stage == Stage.PROCESSED), len(stretches))
    parts = [n for n in range(1, first) if _arrives(stretches, n)]
    return stretches[parts[-1] :] if parts else stretches


def _arrives(stretches: Sequence[Stretch], n: int) -> bool:
    """Whether this stretch begins with a part the citizen brought."""
    return stretches[n].stage == Stage.COMPLETED and stretches[n - 1].stage == Stage.RETURNED


def _due(starts: datetime, pauses: Sequence[Stretch], promise: Promise, calendar: WorkCalendar) -> datetime:
    if promise.unit in WORKING_TIME:
        amount = timedelta(microseconds=int(promise.amount * WORKING_TIME[promise.unit]))
        return _after_working_time(starts, amount, pauses, calendar)
    days = int(promise.amount.to_integral_value(ROUND_CEILING))
    last = _nth_day(starts, days, pauses, calendar, only_working=promise.unit == "working_days")
    # Calendar days may end on a day off: the promise is then kept on the next day the office can keep it.
    return calendar.end_of_working_day(calendar.add_working_days(last, 0))


def _after_working_time(
    starts: datetime, amount: timedelta, pauses: Sequence[Stretch], calendar: WorkCalendar
) -> datetime:
    at, left = starts, amount
    for pause in pauses:
        room = calendar.working_time(at, pause.starts)
        if room >= left:
            break
        at, left = pause.ends, left - room
    return calendar.add_working_time(at, left)


def _nth_day(
    starts: datetime, days: int, pauses: Sequence[Stretch], calendar: WorkCalendar, *, only_working: bool
) -> date:
    """The n-th day that counts. The day of receipt does not, nor do those after a return up to the completion."""
    paused = [(calendar.day_of(one.starts), calendar.day_of(one.ends)) for one in pauses]
    day, left = calendar.day_of(starts), days
    while left:
        day = calendar.add_working_days(day, 1) if only_working else day + ONE_DAY
        left -= not any(since < day <= until for since, until in paused)
    return day


def _allowed(starts: datetime, due: datetime, pauses: Sequence[Stretch], calendar: WorkCalendar) -> timedelta:
    """Working time from the start to the promised end, the citizen's turns left out."""
    waited = [calendar.working_time(one.starts, min(one.ends, due)) for one in pauses if one.starts < due]
    return calendar.working_time(starts, due) - sum(waited, ZERO)
