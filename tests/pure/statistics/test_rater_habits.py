"""Spread, one level for everybody, and kindness returned: worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from kinerja.pure.statistics.rater_habits import FEWEST_PAIRS, habits, reciprocity


def test_habits_by_hand():
    """0 gave 1 3 3 5: mean 3, median 3, sd sqrt(8/3), half of them 3. 1 gave 4. 2 gave nothing."""
    found = habits(np.array([3.0, 4, 1, 5, 3]), np.array([0, 1, 0, 0, 0]), 3)
    assert found.n.tolist() == [4, 1, 0]
    assert found.mean == pytest.approx([3, 4, np.nan], nan_ok=True)
    assert found.median == pytest.approx([3, 4, np.nan], nan_ok=True)
    assert found.spread == pytest.approx([np.sqrt(8 / 3), np.nan, np.nan], nan_ok=True)
    assert found.same == pytest.approx([0.5, 1, np.nan], nan_ok=True)


def pairs(count, back):
    """`count` pairs of people; the first gives 1, -1, 1, …, the second gives `back` times that."""
    first = np.where(np.arange(count) % 2, -1.0, 1.0)
    one, two = 2 * np.arange(count), 2 * np.arange(count) + 1
    return np.concatenate([first, back * first]), np.concatenate([one, two]), np.concatenate([two, one])


@pytest.mark.parametrize(("back", "likeness"), [(1.0, 1.0), (-1.0, -1.0), (0.0, 0.0), (0.5, 0.8)])
def test_likeness_of_what_is_given_back(back, likeness):
    """2ab / (a² + b²): for a = 1 and b = 0.5 it is 1 / 1.25."""
    assert reciprocity(*pairs(FEWEST_PAIRS, back)) == (FEWEST_PAIRS, pytest.approx(likeness))


def test_few_pairs_say_nothing_and_one_way_is_no_pair():
    assert reciprocity(*pairs(FEWEST_PAIRS - 1, 1.0)) == (FEWEST_PAIRS - 1, None)
    assert reciprocity(np.ones(20), np.arange(20), np.arange(20) + 20) == (0, None)


def test_somebody_who_rates_himself_is_no_pair():
    assert reciprocity(np.ones(20), np.arange(20), np.arange(20)) == (0, None)


def test_several_ratings_of_a_pair_are_one():
    rest, rater, rated = pairs(FEWEST_PAIRS, 1.0)
    twice = reciprocity(np.repeat(rest, 2), np.repeat(rater, 2), np.repeat(rated, 2))
    assert twice == (FEWEST_PAIRS, pytest.approx(1.0))
