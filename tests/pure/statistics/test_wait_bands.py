"""Bands of waiting: cases small enough to reckon by hand, and what must hold of all of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.pure.statistics.wait_bands import MINIMUM_PAST, PastWaits, at_work, people_ahead

INTERVALS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15)), max_size=40)


def steady(n: int = 1_000, seed: int = 1) -> PastWaits:
    """Waits of a hall whose pace is 100 seconds a person, give or take a third."""
    random = np.random.default_rng(seed)
    ahead = random.integers(0, 12, n)
    return PastWaits((ahead + 1) * 100 * random.uniform(2 / 3, 4 / 3, n), ahead)


def test_it_says_nothing_before_two_hundred_waits() -> None:
    assert PastWaits(np.ones(MINIMUM_PAST - 1), np.zeros(MINIMUM_PAST - 1)).band(0) is None
    assert PastWaits(np.ones(MINIMUM_PAST), np.zeros(MINIMUM_PAST)).band(0) is not None
    assert steady().band(0, known=MINIMUM_PAST - 1) is None


def test_equal_waits_give_a_band_of_no_width() -> None:
    band = PastWaits(np.full(300, 60.0), np.full(300, 2)).band(2)
    assert (band.low, band.middle, band.high, band.n) == pytest.approx((60, 60, 60, 60))


def test_the_band_is_that_of_the_quantiles_of_one_position() -> None:
    # 250 waits behind nobody, 1 … 250 seconds: the 50 newest of them are a fifth of the past, here 201 … 250.
    waits = PastWaits(np.arange(1.0, 251.0), np.zeros(250))
    band = waits.band(0)
    wide = np.quantile(np.arange(126.0, 251.0), 0.5)  # the newest half
    near = np.quantile(np.arange(201.0, 251.0), (0.2, 0.5, 0.8))
    drawn = wide + max(0, 1 - (0.2 * near[1]) ** 2 / (near[1] - wide) ** 2) * (near[1] - wide)
    assert (band.low, band.middle, band.high) == pytest.approx(tuple(near * drawn / near[1]))


def test_with_twice_the_counters_the_same_number_ahead_is_half_the_way() -> None:
    one, two = steady().band(9, counters=2), steady().band(4, counters=1)
    assert one == two


def test_no_counter_at_work_counts_as_one() -> None:
    assert steady().band(3, counters=0) == steady().band(3)


def test_where_a_hall_keeps_the_formula_its_pace_decides() -> None:
    band = steady().band(5, handling=100.0)
    assert band.middle == pytest.approx(600 * (1 - 1 / 18), rel=0.03)
    assert band.low < 520 < band.middle < 620 < band.high


def test_where_a_hall_does_not_keep_the_formula_past_waits_decide() -> None:
    assert steady().band(5, handling=300.0).middle == pytest.approx(600, rel=0.06)


def test_it_uses_only_what_was_known() -> None:
    ahead = np.concatenate([np.zeros(300), np.zeros(300)])
    waits = PastWaits(np.concatenate([np.full(300, 50.0), np.full(300, 9_000.0)]), ahead)
    assert waits.band(0, known=300).high == pytest.approx(50)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 40), st.integers(1, 9), st.floats(0.01, 1000))
def test_a_band_is_in_order_and_keeps_the_unit(ahead: int, counters: int, factor: float) -> None:
    whole = steady()
    band = whole.band(ahead, counters)
    assert 0 < band.low <= band.middle <= band.high
    scaled = PastWaits(whole.waits * factor, whole.position - 1).band(ahead, counters)
    assert (scaled.low, scaled.middle, scaled.high) == pytest.approx(
        (band.low * factor, band.middle * factor, band.high * factor)
    )


@given(INTERVALS)
def test_people_ahead_are_those_who_wait_at_that_moment(intervals: list[tuple[int, int]]) -> None:
    intervals.sort(key=lambda one: one[0])
    joined, ended = [a for a, _ in intervals], [a + wait for a, wait in intervals]
    counted = [sum(joined[j] <= joined[i] < ended[j] for j in range(i)) for i in range(len(intervals))]
    assert people_ahead(np.array(joined, dtype=int), np.array(ended, dtype=int)).tolist() == counted


@given(st.lists(st.integers(0, 60), max_size=10), INTERVALS)
def test_at_work_are_those_whose_interval_holds_it(moments: list[int], intervals: list[tuple[int, int]]) -> None:
    began, ended = ([a for a, _ in intervals], [a + length for a, length in intervals])
    counted = [sum(a <= moment < b for a, b in zip(began, ended, strict=True)) for moment in moments]
    columns = (np.array(numbers, dtype=int) for numbers in (moments, began, ended))
    assert at_work(*columns).tolist() == counted
