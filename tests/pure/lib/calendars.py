"""Calendars the tests of working time share."""

from __future__ import annotations

from datetime import date, time

from hypothesis import strategies as st

from kinerja.pure.lib.indonesian_calendar import days_off
from kinerja.pure.lib.worktime import SpecialHours, WorkCalendar
from kinerja.pure.lib.zones import WIB, WITA, zone_of

NOON, ONE = time(12), time(13)
# Perpres 21/2023: 37.5 hours a week, in Ramadan 32.5, breaks excluded.
OFFICE = {
    **dict.fromkeys(range(4), ((time(7, 30), NOON), (ONE, time(16)))),
    4: ((time(7, 30), time(11, 30)), (ONE, time(16, 30))),
}
RAMADAN = {
    **dict.fromkeys(range(4), ((time(8), NOON), (time(12, 30), time(15)))),
    4: ((time(8), NOON), (ONE, time(15, 30))),
}
AROUND_THE_CLOCK = dict.fromkeys(range(7), ((time(0), time(0)),))
# The clock of Europe skips from 02:00 to 03:00 once a year, and repeats 02:00 to 03:00 once.
NIGHTS = dict.fromkeys(
    range(7), ((time(0), time(2, 15)), (time(2, 30), time(2, 45)), (time(3), time(5)), (time(22), time(0)))
)

PLAIN = WorkCalendar(WIB, dict.fromkeys(range(5), ((time(8), time(16)),)), days_off(2023, 2027))
CITY = WorkCalendar(WITA, OFFICE, days_off(2023, 2027), (SpecialHours(date(2026, 2, 18), date(2026, 3, 19), RAMADAN),))
HOSPITAL = WorkCalendar(WIB, AROUND_THE_CLOCK)
AMSTERDAM = WorkCalendar(zone_of("Europe/Amsterdam"), NIGHTS)

calendars = st.sampled_from([PLAIN, CITY, HOSPITAL, AMSTERDAM])
