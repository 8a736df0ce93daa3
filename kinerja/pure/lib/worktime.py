"""Working time of one office: its hours, its free days, its zone, and what that makes of two instants.

A day of receipt does not count, and days that were promised end with the n-th working day after it.
All differences are real elapsed time, also on days when the clock changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from kinerja.pure.lib.opening_hours import Span, Week, check_week, microseconds_of
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop
from kinerja.pure.lib.timeline import Timeline
from kinerja.pure.lib.zones import FIRST_YEAR, LAST_YEAR, datetime_of, instant_of, opening_to_utc

MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class SpecialHours:
    """Other hours from one day to another, both included, such as Ramadan."""

    since: date
    until: date
    weekly: Week = field(hash=False)

    def __post_init__(self) -> None:
        check_week(self.weekly)
        if self.until < self.since:
            raise Invalid(
                gettext_noop("Jam khusus berakhir {until}, sebelum mulai {since}. Tukar kedua tanggal itu."),
                since=self.since,
                until=self.until,
            )


@dataclass(frozen=True)
class WorkCalendar:
    """Hours per weekday in `zone`, days off, and special periods; where periods overlap, the last one wins."""

    zone: ZoneInfo
    weekly: Week = field(hash=False)
    holidays: frozenset[date] = frozenset()
    special: tuple[SpecialHours, ...] = ()

    def __post_init__(self) -> None:
        check_week(self.weekly)

    def hours_on(self, day: date) -> tuple[Span, ...]:
        """The spans of one local day, empty when the office is closed."""
        if day in self.holidays:
            return ()
        weekly = self.weekly
        for period in self.special:
            if period.since <= day <= period.until:
                weekly = period.weekly
        return weekly.get(day.weekday(), ())

    def is_working_day(self, day: date) -> bool:
        return bool(self.hours_on(day))

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after `day`, which itself does not count; n < 0 counts backwards.

        n = 0 gives `day`, or the next working day where `day` is not one. Raises Refused when there is none.
        """
        step = timedelta(days=-1 if n < 0 else 1)
        left = abs(n)
        if left == 0:
            day, left = day - step, 1
        while left:
            day += step
            check_year(day.year)
            left -= self.is_working_day(day)
        return day

    def end_of_working_day(self, day: date) -> datetime:
        """The instant (UTC) the office closes on `day`. Raises Refused on a day off."""
        hours = self.hours_on(day)
        if not hours:
            raise Refused(gettext_noop("{day} bukan hari kerja menurut kalender ini."), day=day)
        midnight = np.datetime64(day, "us")
        closes = midnight + np.timedelta64(microseconds_of(hours[-1])[1], "us")
        return datetime_of(opening_to_utc(np.array([closes]), self.zone)[0])

    def day_of(self, moment: datetime) -> date:
        """The local day of an instant."""
        return moment.astimezone(self.zone).date()

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        """Working time between two aware instants, exact to the microsecond.

        Negative when `end` lies before `start`: whether a duration is impossible must be judged by the instants,
        because two instants of one closed night have no working time between them in either direction.
        """
        instants = np.array([instant_of(start), instant_of(end)]).astype(np.int64)
        worked = timeline(self, *years_spanned(instants)).worked(instants)
        return int(worked[1] - worked[0]) * MICROSECOND

    def working_seconds(self, start: datetime, end: datetime) -> float:
        """`working_time` in seconds."""
        return self.working_time(start, end).total_seconds()

    def add_working_time(self, start: datetime, amount: timedelta) -> datetime:
        """The first instant (UTC) with `amount` of working time after `start`; nothing added is `start` itself.

        Inverse of `subtract_working_time` for a start in working time. Raises Refused where hours run out.
        """
        if amount < timedelta(0):
            return self.subtract_working_time(start, -amount)
        return self._move(start, amount // MICROSECOND, +1)

    def subtract_working_time(self, end: datetime, amount: timedelta) -> datetime:
        """The last instant (UTC) with `amount` of working time before `end`; nothing taken is `end` itself."""
        if amount < timedelta(0):
            return self.add_working_time(end, -amount)
        return self._move(end, amount // MICROSECOND, -1)

    def _move(self, moment: datetime, amount: int, direction: int) -> datetime:
        """Look in one year, two years, four … until the working time suffices."""
        if amount == 0:
            return moment.astimezone(UTC)
        instant = instant_of(moment).astype(np.int64).reshape(1)
        first, last = years_spanned(instant)
        for reach in (2**power - 1 for power in range(9)):
            since, until = (first, last + reach) if direction > 0 else (first - reach, last)
            line = timeline(self, max(since, FIRST_YEAR), min(until, LAST_YEAR))
            wanted = line.worked(instant) + direction * amount
            if 0 <= wanted[0] <= line.total:
                found = line.earliest(wanted) if direction > 0 else line.latest(wanted)
                return datetime_of(found.astype("datetime64[us]")[0])
        raise _hours_run_out()


@lru_cache(maxsize=64)
def timeline(calendar: WorkCalendar, first_year: int, last_year: int) -> Timeline:
    """The calendar's working spans of whole years, with a day to spare on both sides for the zone."""
    days = np.arange(np.datetime64(date(first_year, 1, 1)) - 1, np.datetime64(date(last_year, 12, 31)) + 2)
    weekdays = (days.astype(np.int64) + 3) % 7  # 1970-01-01 was a Thursday
    off = np.isin(days, np.array(list(calendar.holidays), dtype="datetime64[D]"))
    period = np.zeros(days.size, dtype=np.int64)
    for number, special in enumerate(calendar.special, start=1):
        period[(days >= np.datetime64(special.since)) & (days <= np.datetime64(special.until))] = number
    opens, closes = [days[:0].astype("datetime64[us]")], [days[:0].astype("datetime64[us]")]
    for number, week in enumerate([calendar.weekly, *(special.weekly for special in calendar.special)]):
        for weekday, spans in week.items():
            midnights = days[(period == number) & (weekdays == weekday) & ~off].astype("datetime64[us]")
            for span in spans:
                since, until = microseconds_of(span)
                opens.append(midnights + np.timedelta64(since, "us"))
                closes.append(midnights + np.timedelta64(until, "us"))
    return Timeline.from_local(np.concatenate(opens), np.concatenate(closes), calendar.zone)


def years_spanned(instants: NDArray[np.int64]) -> tuple[int, int]:
    """First and last year (UTC) of instants in microseconds. Raises Invalid outside 1900-2100."""
    ends = np.array([instants.min(), instants.max()]).astype("datetime64[us]")
    first, last = (int(year) + 1970 for year in ends.astype("datetime64[Y]").astype(np.int64))
    check_year(first)
    check_year(last)
    return first, last


def check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid(
            gettext_noop("Tahun {year} tidak masuk akal untuk jam kerja; yang dihitung hanya {first}–{last}."),
            year=year,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )


def _hours_run_out() -> Refused:
    return Refused(gettext_noop("Kalender kerja ini tidak punya cukup jam kerja. Periksa jam dan hari liburnya."))
