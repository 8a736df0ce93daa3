"""Intervals of other quantiles than the median."""

from __future__ import annotations

import numpy as np
import pytest
from lifelines import KaplanMeierFitter
from lifelines.utils import qth_survival_times

from kinerja.pure.statistics.survival import grouped_kaplan_meier, kaplan_meier


def test_it_finds_where_lifelines_bands_meet_a_tenth():
    random = np.random.default_rng(3)
    durations, observed = np.ceil(random.lognormal(2, 0.8, 200)), random.random(200) < 0.8
    fitted = KaplanMeierFitter().fit(durations, observed)
    expected = qth_survival_times([0.1], fitted.confidence_interval_).to_numpy()[0]
    found = grouped_kaplan_meier(durations, observed, np.zeros(200, dtype=np.int64), 1, qs=(0.5, 0.9))
    assert found.intervals[0, 1] == pytest.approx(expected)
    assert found.intervals[0, 0].tolist() == list(kaplan_meier(durations, observed).median_interval)


def test_it_has_no_interval_without_quantiles():
    found = grouped_kaplan_meier(np.array([1.0]), np.array([True]), np.array([0]), 2)
    assert found.intervals.shape == (2, 0, 2)
