from __future__ import annotations

import numpy as np
import pytest

from kinerja.pure.statistics.control import FEWEST, individuals, shares

# Montgomery, Introduction to Statistical Quality Control, example 6.5: costs of processing mortgage loans.
LOANS = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304]


def test_single_values_have_the_published_limits():
    found = individuals(LOANS)
    ranges = np.abs(np.diff(LOANS)).mean()
    assert found.centre == pytest.approx(300.5)
    assert ranges == pytest.approx(7.79, abs=0.005)
    assert (found.low[0], found.high[0]) == pytest.approx((279.78, 321.22), abs=0.02)
    assert not found.signal.any()


def test_a_point_beyond_its_limits_is_a_signal_and_the_others_are_noise():
    found = individuals([*LOANS, 360])
    assert np.flatnonzero(found.beyond).tolist() == [20]


def test_eight_on_one_side_are_a_signal_and_seven_are_not():
    calm = [12, 10] * 4
    seven, eight = individuals([*calm, *[12.5] * 7]), individuals([*calm, *[12.5] * 8])
    assert not seven.in_run.any()
    assert eight.in_run.tolist() == [False] * 8 + [True] * 8


def test_shares_of_equal_groups_have_the_limits_of_a_binomial():
    found = shares([9, 10, 11, 10, 9, 11, 10, 10], [100] * 8)
    reach = 3 * np.sqrt(0.1 * 0.9 / 100)
    assert (found.low[0], found.high[0]) == pytest.approx((0.1 - reach, 0.1 + reach))
    assert shares([5, 10, 20, 10, 5, 20], [50, 100, 200, 100, 50, 200]).high[0] > found.high[0], "small groups: wider"


def test_groups_that_vary_beyond_chance_widen_their_limits():
    """With a million cases a week every week would be a signal (Laney 2002)."""
    rng = np.random.default_rng(7)
    p = 0.2 + rng.normal(0, 0.01, 30)
    plain = 3 * np.sqrt(0.2 * 0.8 / 1e6)
    found = shares(np.round(p * 1e6), [1_000_000] * 30)
    assert found.high[0] - found.centre > 10 * plain
    assert found.beyond.sum() == 0


def test_limits_of_shares_stay_within_what_can_be():
    found = shares([9, 10, 10, 9, 10, 10], [10] * 6)
    assert found.high.max() == 1
    assert shares([10] * 8, [10] * 8).signal.sum() == 0, "always all: nothing to see"
    assert shares([0] * 8, [10] * 8).low.min() == 0


def test_few_points_have_no_limits():
    found = individuals([1, 50, 1, 50, 1])
    assert (found.known, found.signal.any(), np.isnan(found.centre)) == (False, False, True)
    assert individuals(range(FEWEST)).provisional
    assert len(individuals([]).values) == 0


def test_false_alarms_are_as_rare_as_published():
    """Champ & Woodall 1987: about one in 152 points with known limits; here limits are estimated from many points."""
    rng = np.random.default_rng(20)
    found = individuals(rng.normal(size=40_000))
    starts = np.flatnonzero(np.diff(np.concatenate([[0], found.in_run.astype(int)])) == 1)
    alarms = len(starts) + int((found.beyond & ~found.in_run).sum())
    assert 120 < 40_000 / alarms < 190
