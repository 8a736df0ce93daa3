"""Invented cases have the shapes of real logs."""

from __future__ import annotations

from datetime import date, datetime, time

import numpy as np
import pytest

from kinerja.doors.demo.blueprint import services
from kinerja.doors.demo.cases import Cases, cases, crew
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.pure.lib.zones import WIB
from tests.demo_city import TODAY

COUNT = 20_000
MINUTE = np.timedelta64(1, "m")
DAY = np.timedelta64(1, "D")
CALENDAR = WorkCalendar(WIB, {day: ((time(7, 30), time(16, 0)),) for day in range(5)}, frozenset({date(2025, 8, 18)}))
BLUE = services()[0]


def year(seed: int = 1, now: datetime = TODAY) -> Cases:
    rng = np.random.default_rng(seed)
    return cases(BLUE, COUNT, crew(list(range(100, 112)), rng), CALENDAR, date(2025, 3, 10), now, rng)


@pytest.fixture(scope="module")
def lived() -> Cases:
    return year()


def local(instants: np.ndarray) -> np.ndarray:
    return instants + np.timedelta64(7, "h")


def lasting(found: Cases) -> np.ndarray:
    """Elapsed minutes of what was closed after it was opened."""
    minutes = (found.closed - found.opened) / MINUTE
    return minutes[minutes > 0]


def test_its_times_are_skewed_to_the_right(lived: Cases) -> None:
    minutes = lasting(lived)
    assert minutes.mean() > 1.3 * np.median(minutes)
    p50, p95 = np.quantile(np.log(minutes[minutes > 10]), (0.5, 0.95))
    assert p95 - p50 > 1


def test_the_counter_is_busiest_on_monday_mornings(lived: Cases) -> None:
    instants = local(lived.opened[~lived.online])
    weekday = np.bincount((instants.astype("datetime64[D]").astype(int) + 3) % 7, minlength=7)
    hour = np.bincount(instants.astype("datetime64[h]").astype(int) % 24, minlength=24)
    assert weekday.argmax() == 0
    assert weekday[0] > 1.2 * weekday[4]
    assert weekday[5:].sum() == 0
    assert hour[8:11].sum() > 2 * hour[13:16].sum()
    assert hour[[*range(7), *range(18, 24)]].sum() == 0


def test_files_come_online_at_night_and_on_sundays(lived: Cases) -> None:
    instants = local(lived.opened[lived.online])
    assert 0.15 < lived.online.mean() < 0.35
    assert ((instants.astype("datetime64[D]").astype(int) + 3) % 7 == 6).any()
    assert (instants.astype("datetime64[h]").astype(int) % 24 >= 20).any()


def test_nobody_comes_to_a_closed_counter(lived: Cases) -> None:
    days = local(lived.opened[~lived.online]).astype("datetime64[D]")
    assert not (days == np.datetime64("2025-08-18")).any()
    assert (days == np.datetime64("2025-08-19")).any()


def test_some_stay_open_and_nothing_happens_in_the_future(lived: Cases) -> None:
    end = np.datetime64(TODAY.replace(tzinfo=None), "us")
    assert 0.002 < np.isnat(lived.closed).mean() < 0.03
    assert (lived.opened < end).all()
    assert not (lived.closed >= end).any()
    assert not np.isnat(lived.deadline).any()


def test_most_keep_the_promise(lived: Cases) -> None:
    closed = ~np.isnat(lived.closed)
    assert 0.6 < (lived.closed[closed] <= lived.deadline[closed]).mean() < 0.98


def test_a_few_records_are_tidied_or_broken(lived: Cases) -> None:
    spent = (lived.closed - lived.opened) / np.timedelta64(1, "s")
    assert 0 < (spent < 0).mean() < 0.002
    at_once = (spent > 0) & (spent < 10)
    assert set(lived.officer[at_once]) == {101}
    assert 0.1 < at_once[lived.officer == 101].mean() < 0.3
    minute_of_day = (lived.closed - lived.closed.astype("datetime64[D]")) / MINUTE
    batched = minute_of_day >= 1439
    assert np.bincount(lived.officer[batched] - 100).argmax() == 2
    assert 0 < batched.mean() < 0.03


def test_officers_differ_in_pace_and_load(lived: Cases) -> None:
    usual = [np.median(lasting(pick(lived, officer))) for officer in range(100, 112)]
    loads = np.bincount(lived.officer - 100)
    assert max(usual) > 1.2 * min(usual)
    assert loads.max() > 1.5 * loads.min()


def pick(found: Cases, officer: int) -> Cases:
    mine = found.officer == officer
    return Cases(found.service, *(getattr(found, name)[mine] for name in list(Cases.__annotations__)[1:]))


def test_the_same_seed_gives_the_same_cases(lived: Cases) -> None:
    again, other = year(), year(seed=2)
    for name in list(Cases.__annotations__)[1:]:
        np.testing.assert_array_equal(getattr(again, name), getattr(lived, name))
    assert not np.array_equal(other.opened, lived.opened)
