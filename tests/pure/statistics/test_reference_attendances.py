"""The figures that independent tools computed from England's waiting target of four hours."""

from __future__ import annotations

import numpy as np
import pytest

from kinerja.pure.statistics.funnel import funnel
from kinerja.pure.statistics.proportions import Z998


def test_it_finds_the_share_of_a_year(attendances):
    assert len(attendances) == 12765
    assert len({row["org_code"] for row in attendances}) == 274
    year = [row for row in attendances if "2016-04" <= row["period"][:7] <= "2017-03"]
    came, late = (sum(float(row[name]) for row in year) for name in ("attendances", "breaches"))
    assert (came, late) == (23_362_301, 2_540_440)
    assert 1 - late / came == pytest.approx(0.891259, abs=1e-6)


def test_it_finds_the_one_outlier_that_over_dispersion_leaves(attendances):
    month = [row for row in attendances if row["period"] == "2019-03-01" and row["type"] == "1"]
    n = np.array([float(row["attendances"]) for row in month])
    k = n - np.array([float(row["breaches"]) for row in month])
    result = funnel(k, n)
    assert len(n) == 134
    assert (result.theta, result.tau2) == pytest.approx((0.794863, 0.006585), abs=1e-6)
    assert result.phi == pytest.approx(411.024439, abs=1e-5)
    assert (np.abs(result.z) > Z998).sum() == 124
    outliers = np.flatnonzero(np.abs(result.z_od) > Z998)
    assert [month[unit]["org_code"] for unit in outliers] == ["RXN"]
    assert (result.share[outliers[0]], result.z_od[outliers[0]]) == pytest.approx((0.489871, -3.748413), abs=1e-6)
    assert result.flag[outliers[0]] == "periksa"
