from __future__ import annotations

import numpy as np
import pytest

from kinerja.pure.statistics.inflation import inflation


def test_ratings_above_results_are_told_with_bounds():
    found = inflation([56], [70], [48], [80])
    assert (found.good[0], found.met[0], found.index[0]) == pytest.approx((0.8, 0.6, 0.2))
    # Newcombe 1998, Stat Med 17:873-890, table II, method 10.
    assert (found.low[0], found.high[0]) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert (bool(found.above[0]), bool(found.below[0])) == (True, False)


def test_few_people_few_results_and_nothing_are_not_compared():
    found = inflation([4, 40, 0, 10], [4, 40, 0, 40], [0, 0, 0, 40], [40, 4, 0, 40])
    assert found.enough.tolist() == [False, False, False, True]
    assert found.above.tolist() == [False, False, False, False]
    assert found.below.tolist() == [False, False, False, True]
    assert np.isnan(found.index[2])
