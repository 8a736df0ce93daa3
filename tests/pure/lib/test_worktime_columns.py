from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.lib.refusals import Invalid, Refused
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.pure.lib.worktime_columns import deadlines_in_working_days, working_days_between, working_hours_between
from kinerja.pure.lib.zones import WIB, datetime_of, instant_of
from tests.pure.lib.calendars import CITY, PLAIN, calendars

instants = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
NAT = np.datetime64("NaT", "us")


def column(moments):
    return np.array([NAT if moment is None else instant_of(moment) for moment in moments], dtype="datetime64[us]")


@given(calendars, st.lists(st.tuples(st.none() | instants, st.none() | instants), max_size=12))
def test_it_counts_for_every_row_what_is_counted_for_one(calendar, rows):
    starts, ends = column(start for start, _ in rows), column(end for _, end in rows)
    hours = working_hours_between(starts, ends, calendar)
    expected = [
        np.nan if start is None or end is None else calendar.working_seconds(start, end) / 3600 for start, end in rows
    ]
    assert hours == pytest.approx(expected, abs=1e-9, nan_ok=True)


@given(st.sampled_from([PLAIN, CITY]), st.lists(st.tuples(instants, st.integers(1, 90)), min_size=1, max_size=12))
def test_it_sets_for_every_row_the_deadline_set_for_one(calendar, rows):
    received, days = column(moment for moment, _ in rows), [n for _, n in rows]
    found = deadlines_in_working_days(received, days, calendar)
    for deadline, (moment, n) in zip(found, rows, strict=True):
        day = calendar.add_working_days(calendar.day_of(moment), n)
        assert datetime_of(deadline) == calendar.end_of_working_day(day)


def test_it_promises_the_same_number_of_days_to_all_and_nothing_to_nobody():
    received = column([datetime(2025, 8, 15, 3, tzinfo=UTC), None])
    found = deadlines_in_working_days(received, 1, PLAIN)
    assert found[0] == np.datetime64("2025-08-19T09:00", "us")
    assert np.isnat(found[1])
    assert np.isnat(deadlines_in_working_days(received[1:], 1, PLAIN)).all()


def test_it_refuses_days_and_years_that_never_come():
    received = column([datetime(2025, 8, 15, tzinfo=UTC)])
    with pytest.raises(Refused, match="tidak punya cukup hari kerja"):
        deadlines_in_working_days(received, 1, WorkCalendar(WIB, {}))
    with pytest.raises(Invalid, match="Tahun 9999"):
        working_hours_between(received, column([datetime(9999, 12, 31, tzinfo=UTC)]), PLAIN)


@pytest.mark.parametrize(("year", "days"), [(2024, 238), (2025, 237), (2026, 240)])
def test_it_counts_the_working_days_of_a_year(year, days):
    assert working_days_between(date(year, 1, 1), date(year, 12, 31), PLAIN) == days


@given(st.dates(date(2024, 1, 1), date(2026, 6, 30)), st.integers(0, 100))
def test_it_counts_days_one_by_one(since, length):
    until = since + timedelta(days=length)
    expected = sum(CITY.is_working_day(since + timedelta(days=step)) for step in range(length + 1))
    assert working_days_between(since, until, CITY) == expected
