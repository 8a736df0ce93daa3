from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.statistics.shrinkage import between_groups, empirical_bayes, log_days

rows = st.lists(st.tuples(st.floats(-5, 5), st.integers(0, 4)), min_size=1, max_size=60)


def test_it_counts_less_than_an_hour_as_an_hour():
    assert log_days(np.array([0.0, 1 / 24, 1.0, np.e])) == pytest.approx([np.log(1 / 24), np.log(1 / 24), 0, 1])


def test_it_draws_small_groups_further_towards_the_common_mean():
    rng = np.random.default_rng(3)
    sizes = [4, 40, 400]
    group = np.repeat([0, 1, 2], sizes)
    result = empirical_bayes(rng.normal(np.array([1.0, 2.0, 4.0])[group], 1.0), group, 3)
    assert result.b[0] < result.b[1] < result.b[2]
    assert result.is_settled.tolist() == [False, True, True]
    assert result.value == pytest.approx(np.exp(result.shrunk))


def test_it_settles_no_group_below_thirty_however_clear():
    group = np.repeat([0, 1], [29, 30])
    result = empirical_bayes(np.where(group == 0, 0.0, 9.0) + np.tile([0.0, 0.1], 30)[:59], group, 2)
    assert (result.b > 0.99).all()
    assert result.is_settled.tolist() == [False, True]


@given(rows)
def test_it_lands_between_the_own_and_the_common_mean(rows):
    values, group = (np.array([row[side] for row in rows]) for side in (0, 1))
    result = empirical_bayes(values, group, 6)
    filled = result.n > 0
    low = np.minimum(result.raw, result.mu)[filled] - 1e-9
    high = np.maximum(result.raw, result.mu)[filled] + 1e-9
    assert ((result.shrunk[filled] >= low) & (result.shrunk[filled] <= high)).all()
    assert ((result.b[filled] >= 0) & (result.b[filled] <= 1)).all()
    assert np.isnan(result.shrunk[~filled]).all()


def test_it_trusts_no_single_case():
    result = empirical_bayes(np.array([1.0, 5.0]), np.array([0, 1]), 2)
    assert np.isnan(result.within_variance)
    assert result.b.tolist() == [0, 0]
    assert result.shrunk.tolist() == [3, 3]


def test_it_leaves_constant_groups_as_they_are():
    result = empirical_bayes(np.array([1.0, 1.0, 5.0, 5.0]), np.array([0, 0, 1, 1]), 2)
    assert (result.tau2, result.mu, result.b.tolist()) == (8.0, 3.0, [1, 1])
    assert empirical_bayes(np.array([2.0, 2.0]), np.array([0, 0]), 1).shrunk.tolist() == [2]


def test_it_gives_one_group_its_own_mean():
    result = empirical_bayes(np.array([1.0, 3.0]), np.array([0, 0]), 1)
    assert (result.tau2, result.shrunk.tolist()) == (0.0, [2.0])


def test_it_answers_for_nobody():
    result = empirical_bayes(np.array([]), np.array([], dtype=int), 2)
    assert np.isnan(result.mu)
    assert np.isnan(result.shrunk).all()


def test_it_weighs_rates_by_their_own_variances():
    # The textbook form, with weights that do not cancel.
    means, variances = np.array([0.0, 4.0, 8.0]), np.array([1.0, 2.0, 4.0])
    weight = 1 / variances
    common = (weight * means).sum() / weight.sum()
    q = (weight * (means - common) ** 2).sum()
    expected = (q - 2) / (weight.sum() - (weight**2).sum() / weight.sum())
    tau2, mu, b = between_groups(means, variances)
    assert tau2 == pytest.approx(expected)
    assert mu == pytest.approx(np.average(means, weights=1 / (variances + tau2)))
    assert b == pytest.approx(expected / (expected + variances))


def test_it_survives_variances_next_to_nothing():
    tau2, mu, b = between_groups(np.array([1.0, 3.0]), np.array([1e-320, 1e-320]))
    assert (tau2, mu, b.tolist()) == (2.0, 2.0, [1, 1])
