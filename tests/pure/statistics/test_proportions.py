from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, norm, poisson

from kinerja.pure.statistics.proportions import Z95, Z998, garwood, wilson


def test_its_points_are_those_of_the_normal_distribution():
    assert pytest.approx((norm.ppf(0.975), norm.ppf(0.999)), abs=1e-12) == (Z95, Z998)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(0, 5, 0, 0.434482), (5, 5, 0.565518, 1), (9, 10, 0.595850, 0.982124), (45, 50, 0.786398, 0.956524)],
)
def test_it_gives_the_published_intervals(k, n, low, high):
    assert wilson(k, n) == pytest.approx((low, high), abs=1e-6)


def test_it_takes_columns_and_knows_nothing_of_nothing():
    low, high = wilson(np.array([0, 9, 0]), np.array([5, 10, 0]))
    assert low == pytest.approx([0, 0.595850, np.nan], abs=1e-6, nan_ok=True)
    assert high == pytest.approx([0.434482, 0.982124, np.nan], abs=1e-6, nan_ok=True)


@given(st.integers(0, 400), st.integers(0, 400))
def test_it_encloses_the_share(k, others):
    n = k + others
    low, high = wilson(k, n)
    assert n == 0 or 0 <= low <= k / n <= high <= 1


def test_it_gives_exact_bounds_of_counts():
    # Ulm 1990, table of exact Poisson limits.
    low, high = garwood(np.array([0, 1, 10]))
    assert low == pytest.approx([0, 0.0253, 4.7954], abs=1e-4)
    assert high == pytest.approx([3.6889, 5.5716, 18.3904], abs=1e-4)


@pytest.mark.parametrize("level", [0.9, 0.95, 0.998])
def test_it_equals_the_bounds_of_the_chi_square_distribution(level):
    counts, tail = np.arange(1, 2000), (1 - level) / 2
    low, high = garwood(counts, level=level)
    assert low == pytest.approx(chi2.ppf(tail, 2 * counts) / 2, rel=1e-12)
    assert high == pytest.approx(chi2.ppf(1 - tail, 2 * counts + 2) / 2, rel=1e-12)


@given(st.integers(1, 500))
def test_its_bounds_leave_two_and_a_half_percent_on_either_side(count):
    low, high = garwood(count)
    assert poisson.sf(count - 1, low) == pytest.approx(0.025, abs=1e-9)
    assert poisson.cdf(count, high) == pytest.approx(0.025, abs=1e-9)


def test_it_divides_by_the_exposure():
    low, high = garwood(np.array([10, 10]), np.array([2.0, 0.0]))
    assert (low[0], high[0]) == pytest.approx((4.7954 / 2, 18.3904 / 2), abs=1e-4)
    assert np.isnan([low[1], high[1]]).all()
