from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.pure.lib.refusals import Invalid, Refused
from kinerja.pure.lib.worktime import SpecialHours, WorkCalendar
from kinerja.pure.lib.zones import WIB, WITA, zone_of
from tests.pure.lib.calendars import AMSTERDAM, AROUND_THE_CLOCK, CITY, HOSPITAL, OFFICE, PLAIN, RAMADAN, calendars

instants = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
amounts = st.timedeltas(timedelta(0), timedelta(days=40))
CLOSED = WorkCalendar(WIB, {})


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def patient_count(calendar: WorkCalendar, start: datetime, end: datetime) -> timedelta:
    """Working time day by day with the standard library alone; the clock must not change within a span."""
    total = timedelta(0)
    day = calendar.day_of(start) - timedelta(days=1)
    while day <= calendar.day_of(end):
        for opens, closes in calendar.hours_on(day):
            next_midnight = datetime.combine(day + timedelta(days=1), time(0), calendar.zone)
            until = datetime.combine(day, closes, calendar.zone) if closes != time(0) else next_midnight
            since = datetime.combine(day, opens, calendar.zone)
            total += max(timedelta(0), min(end, until.astimezone(UTC)) - max(start, since.astimezone(UTC)))
        day += timedelta(days=1)
    return total


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-17 15:00", "2026-03-25 09:30", 2.5),
        ("2025-12-24 13:00", "2025-12-29 09:00", 4.0),
        ("2025-03-27 10:00", "2025-04-09 10:00", 16.0),
    ],
)
def test_it_counts_the_reference_hours(start, end, hours):
    assert PLAIN.working_seconds(wib(start), wib(end)) == hours * 3600
    assert PLAIN.working_seconds(wib(end), wib(start)) == -hours * 3600


@given(st.sampled_from([PLAIN, CITY, HOSPITAL]), instants, amounts)
def test_it_counts_what_a_patient_reader_counts(calendar, start, length):
    assert calendar.working_time(start, start + length) == patient_count(calendar, start, start + length)


@given(calendars, instants, amounts, amounts)
def test_it_adds_up_over_adjoining_stretches(calendar, start, first, second):
    middle, end = start + first, start + first + second
    whole = calendar.working_time(start, end)
    assert calendar.working_time(start, middle) + calendar.working_time(middle, end) == whole
    assert timedelta(0) <= whole <= end - start


@settings(max_examples=200)
@given(calendars, instants, amounts)
def test_its_addition_and_subtraction_are_inverse(calendar, start, amount):
    end = calendar.add_working_time(start, amount)
    assert calendar.working_time(start, end) == amount
    back = calendar.subtract_working_time(end, amount)
    assert calendar.working_time(start, back) == timedelta(0)
    assert calendar.add_working_time(back, amount) == end
    if calendar.working_time(start, start + timedelta(microseconds=1)):
        assert back == start


@given(calendars, instants, amounts, amounts)
def test_it_never_ends_earlier_with_more_work(calendar, start, amount, more):
    assert calendar.add_working_time(start, amount) <= calendar.add_working_time(start, amount + more)


def test_it_takes_negative_amounts_as_the_other_direction():
    start = wib("2026-06-03 10:00")
    hour = timedelta(hours=1)
    assert PLAIN.add_working_time(start, -hour) == PLAIN.subtract_working_time(start, hour) == wib("2026-06-03 09:00")
    assert PLAIN.subtract_working_time(start, -hour) == wib("2026-06-03 11:00")


def test_it_ends_at_closing_time_and_begins_at_opening_time():
    friday, monday = wib("2026-06-05 08:00"), wib("2026-06-08 08:00")
    assert PLAIN.add_working_time(friday, timedelta(hours=8)) == wib("2026-06-05 16:00")
    assert PLAIN.subtract_working_time(monday + timedelta(hours=1), timedelta(hours=1)) == monday
    assert PLAIN.add_working_time(wib("2026-06-06 11:00"), timedelta(hours=1)) == monday + timedelta(hours=1)
    assert PLAIN.add_working_time(wib("2026-06-06 11:00"), timedelta(0)) == wib("2026-06-06 11:00")


def test_it_looks_as_many_years_ahead_as_it_takes():
    one_day = WorkCalendar(WIB, PLAIN.weekly, special=(SpecialHours(date(2024, 1, 1), date(2040, 1, 1), {}),))
    assert one_day.add_working_time(wib("2024-05-01 08:00"), timedelta(hours=3)) == wib("2040-01-02 11:00")
    assert one_day.subtract_working_time(wib("2040-01-02 09:00"), timedelta(hours=2)) == wib("2023-12-29 15:00")


def test_it_refuses_when_the_hours_run_out():
    for move in (CLOSED.add_working_time, CLOSED.subtract_working_time):
        with pytest.raises(Refused, match="tidak punya cukup jam kerja"):
            move(wib("2026-01-05 08:00"), timedelta(hours=1))
    assert CLOSED.working_seconds(wib("2026-01-05 08:00"), wib("2026-02-05 08:00")) == 0


def test_it_counts_the_hours_that_passed_when_the_clock_changes():
    zone = zone_of("Europe/Amsterdam")
    always = WorkCalendar(zone, AROUND_THE_CLOCK)
    for day, hours in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 3, 30), 24)):
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
        assert always.working_seconds(midnight, midnight + timedelta(days=1)) == hours * 3600


def test_it_counts_no_minute_twice_when_the_clock_skips_opening_hours():
    # 2026-03-29: 02:00 becomes 03:00, so of 00:00-02:15, 02:30-02:45 and 03:00-05:00 four hours remain.
    start = datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert AMSTERDAM.working_time(start, start + timedelta(hours=5)) == timedelta(hours=4)


def test_its_week_has_the_hours_of_the_law_and_of_ramadan():
    monday = datetime(2026, 6, 8, tzinfo=WITA)
    assert CITY.working_seconds(monday, monday + timedelta(days=7)) == 37.5 * 3600
    ramadan = datetime(2026, 3, 2, tzinfo=WITA)
    assert CITY.working_seconds(ramadan, ramadan + timedelta(days=7)) == 32.5 * 3600


def test_it_opens_by_the_clock_of_its_own_zone():
    assert CITY.end_of_working_day(date(2026, 6, 8)) == datetime(2026, 6, 8, 8, tzinfo=UTC)
    assert PLAIN.end_of_working_day(date(2026, 6, 8)) == datetime(2026, 6, 8, 9, tzinfo=UTC)
    assert HOSPITAL.end_of_working_day(date(2026, 6, 8)) == datetime(2026, 6, 8, 17, tzinfo=UTC)
    assert CITY.day_of(datetime(2026, 6, 7, 17, tzinfo=UTC)) == date(2026, 6, 8)
    assert PLAIN.day_of(datetime(2026, 6, 7, 16, tzinfo=UTC)) == date(2026, 6, 7)


def test_it_has_no_closing_time_on_a_day_off():
    with pytest.raises(Refused, match="2026-08-17 bukan hari kerja"):
        PLAIN.end_of_working_day(date(2026, 8, 17))


def test_it_knows_days_off_and_special_hours():
    assert not PLAIN.is_working_day(date(2026, 8, 17))
    assert not PLAIN.is_working_day(date(2026, 6, 7))
    assert HOSPITAL.is_working_day(date(2026, 8, 17))
    assert CITY.hours_on(date(2026, 3, 2)) == RAMADAN[0]
    assert CITY.hours_on(date(2026, 6, 8)) == OFFICE[0]


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        ("2025-03-27", 3, "2025-04-10"),
        ("2025-08-15", 1, "2025-08-19"),
        ("2026-03-17", 14, "2026-04-14"),
        ("2024-04-05", 5, "2024-04-22"),
        ("2025-04-10", -3, "2025-03-27"),
        ("2025-08-17", 0, "2025-08-19"),
        ("2025-08-19", 0, "2025-08-19"),
    ],
)
def test_it_adds_working_days(day, n, expected):
    assert PLAIN.add_working_days(date.fromisoformat(day), n) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("n", "expected"), [(3, "2026-02-11"), (5, "2026-02-13"), (14, "2026-02-26"), (60, "2026-05-01")]
)
def test_it_dates_the_answers_to_a_complaint_before_holidays_are_taken_off(n, expected):
    calendar = WorkCalendar(WIB, PLAIN.weekly)
    assert calendar.add_working_days(date(2026, 2, 6), n) == date.fromisoformat(expected)


def test_it_refuses_working_days_that_never_come():
    with pytest.raises(Invalid, match="Tahun 2101 tidak masuk akal"):
        CLOSED.add_working_days(date(2095, 1, 1), 1)


def test_it_refuses_instants_that_cannot_be_meant():
    with pytest.raises(Invalid, match="Tahun 9999"):
        PLAIN.working_time(wib("2026-01-05 08:00"), datetime(9999, 12, 31, tzinfo=UTC))
    with pytest.raises(Invalid, match="Tahun 1899"):
        PLAIN.add_working_time(datetime(1899, 1, 1, tzinfo=UTC), timedelta(hours=1))
    with pytest.raises(ValueError, match="needs a zone"):
        PLAIN.working_time(datetime(2026, 1, 5), wib("2026-01-05 08:00"))


def test_it_refuses_special_hours_that_end_before_they_begin():
    with pytest.raises(Invalid, match="Jam khusus berakhir 2026-02-01, sebelum mulai 2026-03-01"):
        SpecialHours(date(2026, 3, 1), date(2026, 2, 1), RAMADAN)


def test_it_is_a_value():
    twin = WorkCalendar(PLAIN.zone, dict(PLAIN.weekly), frozenset(PLAIN.holidays))
    assert twin == PLAIN
    assert hash(twin) == hash(PLAIN)
    assert twin != HOSPITAL
