"""Working time over whole columns: hours between instants, deadlines from a promise."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kinerja.pure.lib.refusals import Refused, gettext_noop
from kinerja.pure.lib.timeline import Timeline
from kinerja.pure.lib.worktime import WorkCalendar, timeline, years_spanned
from kinerja.pure.lib.zones import LAST_YEAR, Instants, utc_to_local

MICROSECONDS_PER_HOUR = 3_600_000_000


def working_hours_between(starts: Instants, ends: Instants, calendar: WorkCalendar) -> NDArray[np.float64]:
    """Working hours between two columns of UTC instants (datetime64[us]); NaN where either is NaT.

    Negative where the end lies before the start. Raises Invalid for instants outside 1900-2100.
    """
    starts, ends = starts.astype("datetime64[us]"), ends.astype("datetime64[us]")
    hours = np.full(starts.shape, np.nan)
    known = ~(np.isnat(starts) | np.isnat(ends))
    if known.any():
        since, until = starts[known].astype(np.int64), ends[known].astype(np.int64)
        line = timeline(calendar, *years_spanned(np.concatenate([since, until])))
        hours[known] = (line.worked(until) - line.worked(since)) / MICROSECONDS_PER_HOUR
    return hours


def deadlines_in_working_days(received: Instants, days: ArrayLike, calendar: WorkCalendar) -> Instants:
    """The end (UTC) of the n-th working day after the day of receipt; `days` >= 1, one number or one per row.

    NaT stays NaT. Raises Refused where the calendar has no such day.
    """
    received = received.astype("datetime64[us]")
    deadlines = np.full(received.shape, np.datetime64("NaT", "us"))
    known = ~np.isnat(received)
    if known.any():
        wanted = np.broadcast_to(np.asarray(days, dtype=np.int64), received.shape)[known]
        local_days = utc_to_local(received[known], calendar.zone).astype("datetime64[D]")
        deadlines[known] = _closing_of_nth_day(local_days, wanted, calendar, received[known])
    return deadlines


def _closing_of_nth_day(
    local_days: NDArray[np.datetime64], wanted: NDArray[np.int64], calendar: WorkCalendar, received: Instants
) -> Instants:
    first, last = years_spanned(received.astype(np.int64))
    line = timeline(calendar, first, min(last + 1 + int(wanted.max()) // 100, LAST_YEAR))
    open_days, closings = _closings(line, calendar)
    nth = np.searchsorted(open_days, local_days, side="right") + wanted - 1
    if nth.max() >= open_days.size:
        raise Refused(gettext_noop("Kalender kerja ini tidak punya cukup hari kerja. Periksa jam dan hari liburnya."))
    closing: Instants = closings[nth]
    return closing


def _closings(line: Timeline, calendar: WorkCalendar) -> tuple[NDArray[np.datetime64], Instants]:
    """Every working day (local) of a timeline and the instant it closes."""
    days = utc_to_local(line.opens.astype("datetime64[us]"), calendar.zone).astype("datetime64[D]")
    open_days = np.unique(days)
    last_span = np.searchsorted(days, open_days, side="right") - 1
    return open_days, line.closes[last_span].astype("datetime64[us]")


def working_days_between(since: date, until: date, calendar: WorkCalendar) -> int:
    """Working days from one local day to another, both included."""
    line = timeline(calendar, since.year, until.year)
    open_days, _ = _closings(line, calendar)
    return int(np.count_nonzero((open_days >= np.datetime64(since)) & (open_days <= np.datetime64(until))))
