"""Shares from a stratified sample."""

from __future__ import annotations

import math

import numpy as np
import pytest

from kinerja.pure.statistics.proportions import wilson
from kinerja.pure.statistics.stratified import stratified_share


def test_equal_weights_are_wilson() -> None:
    hits = [True] * 3 + [False] * 17
    found = stratified_share(hits, [4.0] * 20)
    low, high = wilson(3, 20)
    assert (found.k, found.n, found.share) == (3, 20, pytest.approx(0.15))
    assert (found.low, found.high) == (pytest.approx(float(low)), pytest.approx(float(high)))


def test_uneven_weights_widen_the_interval() -> None:
    hits = [True, False] * 20
    even, uneven = stratified_share(hits, np.ones(40)), stratified_share(hits, np.repeat([1.0, 9.0], 20))
    assert even.share == uneven.share == pytest.approx(0.5)
    assert uneven.high - uneven.low > even.high - even.low


def test_it_covers_the_truth_about_as_often_as_it_says() -> None:
    chance = np.random.default_rng(7)
    sizes, rates, each = np.array([200, 60, 20]), np.array([0.05, 0.1, 0.3]), 12
    truth = float((sizes * rates).sum() / sizes.sum())
    weights = np.repeat(sizes / each, each)
    covered = 0
    for _n in range(400):
        found = stratified_share(chance.random(3 * each) < np.repeat(rates, each), weights)
        covered += found.low <= truth <= found.high
    assert 0.92 <= covered / 400 <= 1.0


def test_nothing_is_no_share_and_nonsense_is_refused() -> None:
    assert math.isnan(stratified_share([], []).share)
    with pytest.raises(ValueError, match="one shape"):
        stratified_share([True], [1.0, 2.0])
    with pytest.raises(ValueError, match="positive"):
        stratified_share([True], [0.0])
