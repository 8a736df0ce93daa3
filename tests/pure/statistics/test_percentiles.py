from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from kinerja.pure.statistics.percentiles import (
    grouped_mean,
    grouped_percentiles,
    grouped_quantile_interval,
    percentiles,
    quantile_interval,
)

QS = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1.0)
rows = st.lists(st.tuples(st.floats(-1e6, 1e6), st.integers(0, 5)), max_size=60)


@given(rows)
def test_it_equals_numpy_in_every_group(rows):
    values = np.array([value for value, _ in rows], dtype=float)
    group = np.array([group for _, group in rows], dtype=int)
    found = grouped_percentiles(values, group, 7, QS)
    assert found.shape == (7, len(QS))
    for index in range(7):
        chosen = values[group == index]
        expected = np.quantile(chosen, QS) if chosen.size else np.full(len(QS), np.nan)
        assert found[index] == pytest.approx(expected, rel=1e-12, abs=1e-9, nan_ok=True)


@given(rows)
def test_it_never_falls_as_the_quantile_rises(rows):
    found = percentiles(np.array([value for value, _ in rows], dtype=float), QS)
    assert (np.diff(found) >= -1e-9).all() or not rows


def test_it_gives_nan_without_rows():
    nothing = np.array([])
    assert np.isnan(percentiles(nothing, (0.5,))).all()
    assert np.isnan(quantile_interval(nothing, 0.5)).all()
    assert np.isnan(grouped_mean(nothing, np.array([], dtype=int), 3)).all()


def test_it_takes_the_mean_of_each_group():
    found = grouped_mean(np.array([1.0, 2.0, 6.0]), np.array([2, 0, 2]), 3)
    assert found == pytest.approx([2.0, np.nan, 3.5], nan_ok=True)


def test_it_handles_more_groups_than_sixteen_bits_hold():
    group = np.array([70_000, 3, 70_000])
    found = grouped_percentiles(np.array([5.0, 1.0, 7.0]), group, 70_001, (0.5,))[:, 0]
    assert (found[70_000], found[3]) == (6.0, 1.0)
    assert np.isnan(found[4])


@pytest.mark.parametrize(("n", "ranks"), [(5, None), (6, (1, 6)), (20, (6, 15)), (100, (40, 61))])
def test_it_bounds_the_median_by_the_ranks_of_the_tables(n, ranks):
    # Conover 1999, table A3: the usual 95 % ranks; five values bound nothing.
    expected = (np.nan, np.nan) if ranks is None else ranks
    assert quantile_interval(np.arange(1.0, n + 1), 0.5) == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("q", [0.5, 0.9])
def test_it_covers_the_quantile_at_least_as_often_as_promised(q):
    for n in range(1, 200):
        low, high = quantile_interval(np.arange(1.0, n + 1), q)
        reached = (binom.cdf(high - 1, n, q) if high == high else 1) - (binom.cdf(low - 1, n, q) if low == low else 0)
        assert reached >= 0.95


def test_it_bounds_every_group_as_if_alone():
    rng = np.random.default_rng(7)
    values, group = rng.exponential(size=400), rng.integers(0, 9, 400)
    found = grouped_quantile_interval(values, group, 10, 0.9)
    for index in range(10):
        assert found[index] == pytest.approx(quantile_interval(values[group == index], 0.9), nan_ok=True)


@pytest.mark.parametrize("q", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("level", [0.9, 0.95, 0.998])
def test_it_takes_the_ranks_of_the_binomial_distribution(q, level):
    sizes = np.concatenate([np.arange(1, 300), [10_000]])
    tail = (1 - level) / 2
    low, high = binom.ppf(tail, sizes, q), binom.ppf(1 - tail, sizes, q) + 1
    values = np.concatenate([np.arange(1.0, n + 1) for n in sizes])
    found = grouped_quantile_interval(values, np.repeat(np.arange(sizes.size), sizes), sizes.size, q, level)
    expected = np.column_stack([np.where(low >= 1, low, np.nan), np.where(high <= sizes, high, np.nan)])
    np.testing.assert_array_equal(found, expected)
