from __future__ import annotations

import csv
from datetime import date, time
from pathlib import Path

import pytest

from kinerja.pure.lib.indonesian_calendar import HolidayKind, days_off, holidays_of
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.pure.lib.worktime_columns import working_days_between
from kinerja.pure.lib.zones import WIB

TABLE = Path(__file__).resolve().parents[4] / "shared/data/indonesia/hari_libur_pypi_holidays_2024_2026.csv"
KINDS = {HolidayKind.NATIONAL: "libur nasional", HolidayKind.JOINT_LEAVE: "cuti bersama"}
HOURS = ((time(8), time(16)),)


@pytest.mark.skipif(not TABLE.exists(), reason="shared data on holidays is absent")
def test_it_lists_every_holiday_by_kind_and_name():
    with TABLE.open(encoding="utf-8", newline="") as file:
        expected = [(row["tanggal"], row["keterangan"], row["jenis"]) for row in csv.DictReader(file)]
    found = [
        (holiday.day.isoformat(), holiday.name, KINDS[holiday.kind])
        for year in (2024, 2025, 2026)
        for holiday in holidays_of(year)
    ]
    assert found == expected


@pytest.mark.parametrize(("year", "five", "six"), [(2024, 238, 287), (2025, 237, 288), (2026, 240, 291)])
def test_it_leaves_the_working_days_of_a_year(year, five, six):
    for days, expected in ((5, five), (6, six)):
        calendar = WorkCalendar(WIB, dict.fromkeys(range(days), HOURS), days_off(year, year))
        assert working_days_between(date(year, 1, 1), date(year, 12, 31), calendar) == expected


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_it_lets_units_work_on_joint_leave(year):
    calendar = WorkCalendar(WIB, dict.fromkeys(range(5), HOURS), days_off(year, year, joint_leave=False))
    assert working_days_between(date(year, 1, 1), date(year, 12, 31), calendar) == 248


def test_it_spans_years():
    assert days_off(2024, 2026) == days_off(2024, 2024) | days_off(2025, 2025) | days_off(2026, 2026)
