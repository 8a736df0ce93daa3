from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.statistics.leniency import leniency
from kinerja.pure.statistics.proportions import newcombe


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        # Newcombe 1998, Stat Med 17:873-890, table II, method 10.
        ((56, 70, 48, 80), (0.0524, 0.3339)),
        ((9, 10, 3, 10), (0.1705, 0.8090)),
        ((5, 56, 0, 29), (-0.0381, 0.1926)),
        ((0, 10, 0, 10), (-0.2775, 0.2775)),
        ((10, 10, 0, 10), (0.6075, 1.0)),
    ],
)
def test_differences_of_shares_have_the_published_bounds(given_, expected):
    assert newcombe(*given_) == pytest.approx(expected, abs=5e-5)


def test_a_lenient_and_a_strict_rater_are_told_from_chance():
    levels = np.array([1] * 9 + [0] + [0] * 10 + [0] * 6 + [1] * 4)
    rater = np.repeat([0, 1, 2], 10)
    found = leniency(levels, rater, 3, top=1)
    assert found.lenient.tolist() == [True, False, False]
    assert found.strict.tolist() == [False, True, False]
    assert found.one_level.tolist() == [False, True, False]
    assert found.high.tolist() == [9, 0, 4]


def test_few_people_and_a_single_rater_are_not_judged():
    few = leniency(np.array([1, 1, 1, 1, 0, 0, 0, 0, 0, 0]), np.array([0] * 4 + [1] * 6), 2, top=1)
    assert few.lenient.tolist() == [False, False]
    assert few.one_level.tolist() == [False, True]
    alone = leniency(np.array([1] * 6), np.zeros(6, dtype=np.int64), 1, top=1)
    assert np.isnan(alone.low_bound[0])
    assert (bool(alone.lenient[0]), bool(alone.strict[0]), bool(alone.one_level[0])) == (False, False, True)
    nothing = leniency(np.array([], dtype=np.int64), np.array([], dtype=np.int64), 0, top=1)
    assert len(nothing.n) == 0


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_the_bounds_enclose_the_difference_and_turn_with_it(k, rest, other, other_rest):
    n, m = k + rest, other + other_rest
    low, high = newcombe(k, n, other, m)
    if n == 0 or m == 0:
        assert np.isnan(low)
        return
    assert -1 - 1e-12 <= low <= k / n - other / m <= high <= 1 + 1e-12
    assert newcombe(other, m, k, n) == pytest.approx((-high, -low))
