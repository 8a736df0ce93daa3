"""Shrinkage where the sampling variance of each figure is known."""

from __future__ import annotations

import numpy as np
import pytest

from kinerja.pure.statistics.shrinkage import between_groups


def test_it_follows_der_simonian_and_laird():
    # Worked by hand: w = 1, Q = 2, sum(w) - sum(w^2)/sum(w) = 2, so tau2 = max(0, (8 - 2) / 2) = 3.
    tau2, mu, b = between_groups(np.array([2.0, 4.0, 6.0]), np.ones(3))
    assert (tau2, mu) == pytest.approx((3.0, 4.0))
    assert b == pytest.approx([0.75] * 3)


def test_it_trusts_the_figure_with_the_smaller_variance_more():
    _, _, b = between_groups(np.array([1.0, 9.0, 5.0]), np.array([0.1, 0.1, 4.0]))
    assert b[0] > b[2]


def test_it_draws_everything_to_the_middle_where_nothing_differs():
    tau2, mu, b = between_groups(np.array([3.0, 3.0]), np.array([1.0, 2.0]))
    assert (tau2, mu, b.tolist()) == (0.0, 3.0, [0.0, 0.0])
