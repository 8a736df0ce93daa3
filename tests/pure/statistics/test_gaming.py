from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.lib.zones import WIB, WITA
from kinerja.pure.statistics.gaming import (
    back_dated,
    batch_closing,
    heaping_before_deadline,
    same_day_closing,
    short_service,
)

HOUR = np.timedelta64(1, "h")


def instants(*texts):
    return np.array(texts, dtype="datetime64[us]")


def found(signal):
    return signal.count.tolist(), signal.of.tolist()


def test_it_counts_services_shorter_than_a_greeting():
    seconds, group = np.array([0.0, 9.9, 10.0, -5.0, 300.0]), np.array([0, 0, 0, 0, 1])
    assert found(short_service(seconds, group, 3)) == ([2, 0, 0], [3, 1, 0])
    assert found(short_service(seconds, group, 3, threshold=400)) == ([3, 1, 0], [3, 1, 0])


def test_its_share_is_unknown_where_nothing_could_show_it():
    assert short_service(np.array([1.0]), np.array([0]), 2).share == pytest.approx([1.0, np.nan], nan_ok=True)


def test_it_compares_closings_just_before_the_deadline_with_those_just_after():
    deadline = instants(*["2026-02-02T10:00"] * 6)
    closed = instants(
        "2026-02-02T09:30", "2026-02-02T10:00", "2026-02-02T10:01", "2026-02-02T08:59", "2026-02-02T11:01", "NaT"
    )
    assert found(heaping_before_deadline(closed, deadline, np.zeros(6, dtype=int), 1, HOUR)) == ([2], [3])


def test_it_tells_days_by_the_clock_of_the_place():
    # 16:30 UTC is 23:30 in Jakarta and already the next day in Palu.
    opened, closed = instants("2026-02-02T15:00", "2026-02-02T15:00"), instants("2026-02-02T16:30", "NaT")
    group = np.zeros(2, dtype=int)
    assert found(same_day_closing(opened, closed, group, 1, WIB)) == ([1], [1])
    assert found(same_day_closing(opened, closed, group, 1, WITA)) == ([0], [1])


def test_it_sees_several_cases_closed_within_a_minute():
    start = np.datetime64("2026-02-02T10:00", "us")
    closed = start + np.array([0, 10, 20, 300, 310, 60], dtype="timedelta64[s]")
    closed = np.append(closed, np.datetime64("NaT"))
    group = np.array([0, 0, 0, 0, 0, 1, 0])
    assert found(batch_closing(closed, group, 2, size=3)) == ([3, 0], [5, 1])
    assert found(batch_closing(closed, group, 2, size=2)) == ([5, 0], [5, 1])
    assert found(batch_closing(closed, group, 2, size=3, within_seconds=19)) == ([0, 0], [5, 1])
    assert found(batch_closing(closed, group, 2)) == ([0, 0], [5, 1])


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 2)), max_size=25), st.integers(2, 5))
def test_it_sees_the_batches_a_patient_reader_sees(rows, size):
    def in_batch(row):
        """Whether some window of a minute that holds this closing holds `size` of the same group."""
        same = sorted(second for second, group in rows if group == row[1])
        windows = [[other for other in same if begin <= other <= begin + 60] for begin in same]
        return any(row[0] in window and len(window) >= size for window in windows)

    closed = np.datetime64("2026-02-02", "us") + np.array([row[0] for row in rows], dtype="timedelta64[s]")
    group = np.array([row[1] for row in rows], dtype=int)
    expected = [sum(in_batch(row) for row in rows if row[1] == index) for index in range(3)]
    assert batch_closing(closed, group, 3, size=size).count.tolist() == expected


def test_it_counts_entries_long_after_the_event():
    happened = instants("2026-02-02", "2026-02-02", "NaT")
    entered = instants("2026-02-02T12:00", "2026-02-05", "2026-02-05")
    signal = back_dated(happened, entered, np.zeros(3, dtype=int), 1, np.timedelta64(1, "D"))
    assert found(signal) == ([1], [2])
