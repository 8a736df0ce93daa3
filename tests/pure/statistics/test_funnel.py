from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.statistics.funnel import funnel
from kinerja.pure.statistics.proportions import Z95

units = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=20)


@given(units)
def test_it_never_divides_by_zero(rows):
    k, others = (np.array([row[side] for row in rows], dtype=int) for side in (0, 1))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = funnel(k, k + others)
    filled = k + others > 0
    assert np.isfinite(result.z_od[filled]).all()
    assert np.isnan(result.z_od[~filled]).all()
    assert result.tau2 >= 0
    assert (np.abs(result.z_od[filled]) <= np.abs(result.z[filled]) + 1e-12).all()


def test_it_sees_nothing_in_one_unit():
    result = funnel([30], [40])
    assert (result.theta, result.tau2, result.z[0], result.flag[0]) == (0.75, 0.0, 0.0, "")


@pytest.mark.parametrize("k", [[0, 0, 0], [10, 20, 30]])
def test_it_sees_nothing_where_all_shares_are_alike(k):
    result = funnel(k, [10, 20, 30])
    assert result.z_od.tolist() == [0, 0, 0]
    assert result.phi == 0


def test_it_knows_nothing_without_cases():
    result = funnel([0], [0])
    assert np.isnan([result.theta, result.phi]).all()
    assert result.flag.tolist() == [""]


def test_it_flags_what_lies_outside_the_limits():
    # Twenty alike, one a little and one far below: chance explains the twenty, so no variance is added.
    k, n = np.array([80] * 20 + [70, 55]), np.full(22, 100)
    result = funnel(k, n)
    assert result.tau2 == 0
    assert result.flag.tolist() == [""] * 20 + ["lihat", "periksa"]


def test_its_limits_are_where_the_flags_begin():
    n = np.array([10, 50, 1000])
    result = funnel([5, 30, 800], n)
    low, high = result.limits(n, Z95)
    outside = (result.share < low) | (result.share > high)
    assert outside.tolist() == (np.abs(result.z_od) > Z95).tolist()
    assert ((low >= 0) & (high <= 1)).all()
    assert (high - low)[0] > (high - low)[2]
