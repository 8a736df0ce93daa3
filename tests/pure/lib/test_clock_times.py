"""Clocks without a date: read, and laid on the days they belong to."""

from __future__ import annotations

from datetime import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.lib.clock_times import clock_of, laid_on_days, parse_clock
from kinerja.pure.lib.refusals import Invalid

DAY = np.array(["1999-01-05"], dtype="datetime64[us]")


def clocks(*texts: str) -> list[np.ndarray]:
    return [np.array([clock_of(text) if text else np.iinfo(np.int64).min]).view("timedelta64[us]") for text in texts]


def laid(*texts: str) -> list[str]:
    return [str(one[0].astype("datetime64[s]")) for one in laid_on_days(DAY, clocks(*texts))]


@pytest.mark.parametrize(
    ("text", "form", "clock"),
    [
        ("9:05", "", time(9, 5)),
        ("09:05:10", "", time(9, 5, 10)),
        ("09.05.10,5", "", time(9, 5, 10, 500_000)),
        ("0:00:00", "%H:%M:%S", time()),
        ("1:05 PM", "%I:%M %p", time(13, 5)),
        (" 235959 ", "%H%M%S", time(23, 59, 59)),
    ],
)
def test_it_reads_a_clock(text: str, form: str, clock: time) -> None:
    assert parse_clock(text, form) == clock
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    assert clock_of(text, form) == seconds * 1_000_000 + clock.microsecond


@pytest.mark.parametrize(
    ("text", "form"), [("24:00", ""), ("9", ""), ("9:60", ""), ("9:05", "%H:%M:%S"), ("24:00:00", "%H:%M:%S")]
)
def test_it_says_what_is_no_clock(text: str, form: str) -> None:
    with pytest.raises(Invalid, match="Perbaiki jam itu" if form else "Tulis seperti 14:05"):
        clock_of(text, form)


@given(st.times().map(lambda clock: clock.replace(microsecond=0)))
def test_both_ways_of_reading_agree(clock: time) -> None:
    text = f"{clock.hour}:{clock.minute:02}:{clock.second:02}"
    assert clock_of(text, "%H:%M:%S") == clock_of(text) == clock_of(clock.strftime("%H-%M-%S"), "%H-%M-%S")


def test_a_clock_that_goes_back_more_than_half_a_day_is_of_the_next_day() -> None:
    assert laid("23:59:50", "0:00:20", "0:00:25", "0:03:00") == [
        "1999-01-05T23:59:50", "1999-01-06T00:00:20", "1999-01-06T00:00:25", "1999-01-06T00:03:00",
    ]  # fmt: skip


def test_one_that_goes_back_less_is_a_mistake_and_stays() -> None:
    assert laid("14:00", "2:00", "14:00", "13:59")[1] == "1999-01-05T02:00:00", "exactly twelve hours are not more"
    assert laid("14:00", "13:00")[1] == "1999-01-05T13:00:00"


def test_a_missing_clock_is_passed_over() -> None:
    assert laid("23:50", "", "0:10", "0:20") == [
        "1999-01-05T23:50:00", "NaT", "1999-01-06T00:10:00", "1999-01-06T00:20:00",
    ]  # fmt: skip


def test_midnight_for_nothing_leaves_the_other_pair_alone() -> None:
    """Who was served at once has 0:00 as the beginning and the end of the wait."""
    assert laid("0:00", "0:00", "23:58", "0:02") == [
        "1999-01-05T00:00:00", "1999-01-05T00:00:00", "1999-01-05T23:58:00", "1999-01-06T00:02:00",
    ]  # fmt: skip
