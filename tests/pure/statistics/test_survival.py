from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times

from kinerja.pure.statistics.survival import grouped_kaplan_meier, kaplan_meier

# Durations on a grid, so that ties are common.
cases = st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=40)
grouped_cases = st.lists(st.tuples(st.integers(0, 12), st.booleans(), st.integers(0, 4)), max_size=60)


def arrays(rows):
    return np.array([row[0] for row in rows], dtype=float), np.array([row[1] for row in rows], dtype=bool)


def fitted(durations, observed):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return KaplanMeierFitter().fit(durations, observed)


@pytest.mark.parametrize("seed", range(12))
def test_it_agrees_with_lifelines(seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 120))
    durations, observed = rng.exponential(5, n).round(seed % 3), rng.random(n) < 0.7
    oracle, curve = fitted(durations, observed), kaplan_meier(durations, observed)
    for t in (0.0, 0.5, 3.0, 5.0, 100.0):
        assert curve.survival_at(t) == pytest.approx(float(oracle.predict(t)), abs=1e-12)
    for q in (0.25, 0.5, 0.75):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expected = float(oracle.percentile(1 - q))
        assert curve.quantile(q) == (None if np.isinf(expected) else expected)


@pytest.mark.parametrize("seed", range(6))
def test_its_median_interval_agrees_with_lifelines(seed):
    rng = np.random.default_rng(100 + seed)
    durations, observed = rng.exponential(5, 80), rng.random(80) < 0.7
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = median_survival_times(fitted(durations, observed).confidence_interval_).to_numpy()[0]
    assert kaplan_meier(durations, observed).median_interval == pytest.approx(tuple(expected))


@pytest.mark.parametrize("q", [0.25, 0.75, 0.9])
def test_its_intervals_of_other_quantiles_agree_with_lifelines(q):
    rng = np.random.default_rng(5)
    durations, observed = rng.exponential(5, 300), rng.random(300) < 0.8
    band = fitted(durations, observed).confidence_interval_
    expected = [float(band.index[np.argmax(band[side].to_numpy() <= 1 - q)]) for side in band.columns]
    found = grouped_kaplan_meier(durations, observed, np.zeros(300, dtype=int), 2, (0.5, q))
    assert found.intervals[0, 1] == pytest.approx(expected)
    assert found.intervals[0, 0] == pytest.approx(found.median_interval[0])
    assert np.isnan(found.intervals[1]).all()


def test_it_lets_events_come_before_censorings():
    curve = kaplan_meier(np.array([5.0, 5.0]), np.array([False, True]))
    assert curve.survival_at(5) == 0.5
    assert curve.quantile(0.5) == 5.0


def test_it_says_none_where_the_curve_never_falls_so_far():
    curve = kaplan_meier(np.array([1.0, 2.0, 3.0]), np.array([True, False, False]))
    assert curve.quantile(0.5) is None
    assert curve.median_interval == (1.0, None)
    assert (curve.n, curve.events) == (3, 1)


def test_it_ends_at_zero_when_the_last_case_closes():
    curve = kaplan_meier(np.array([4.0]), np.array([True]))
    assert (curve.survival_at(3.9), curve.survival_at(4)) == (1.0, 0.0)
    assert curve.quantile(0.9) == 4.0
    assert curve.median_interval == (None, None)


def test_it_answers_for_nobody():
    curve = kaplan_meier(np.array([]), np.array([], dtype=bool))
    assert (curve.n, curve.quantile(0.5), curve.median_interval) == (0, None, (None, None))


def test_it_reaches_a_tenth_in_spite_of_rounding():
    # Ten closed cases: S after the ninth is 0.1, which the product gives as 0.09999999999999999 or a little more.
    assert kaplan_meier(np.arange(1.0, 11), np.ones(10, dtype=bool)).quantile(0.9) == 9.0


@settings(max_examples=60)
@given(grouped_cases)
def test_it_gives_every_group_the_figures_it_would_have_alone(rows):
    durations, observed = arrays(rows)
    group = np.array([row[2] for row in rows], dtype=int)
    qs, at = (0.25, 0.5, 0.9), (0.0, 3.0, 6.5, 20.0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = grouped_kaplan_meier(durations, observed, group, 6, qs, at)
    for index in range(6):
        chosen = group == index
        alone = kaplan_meier(durations[chosen], observed[chosen])
        assert (found.n[index], found.events[index]) == (alone.n, alone.events)
        assert nan_for_none(map(alone.quantile, qs)) == pytest.approx(found.quantiles[index].tolist(), nan_ok=True)
        assert nan_for_none(alone.median_interval) == pytest.approx(found.median_interval[index].tolist(), nan_ok=True)
        if alone.n:
            assert found.survival[index] == pytest.approx([alone.survival_at(t) for t in at], abs=1e-12)
        else:
            assert np.isnan(found.survival[index]).all()


def nan_for_none(values):
    return [np.nan if value is None else value for value in values]


@given(cases)
def test_it_never_rises_and_stays_between_one_and_zero(rows):
    curve = kaplan_meier(*arrays(rows))
    assert (np.diff(curve.share) <= 1e-12).all()
    assert ((curve.share >= 0) & (curve.share <= 1)).all()


@given(cases)
def test_it_is_the_share_still_open_when_every_case_is_closed(rows):
    durations, _ = arrays(rows)
    curve = kaplan_meier(durations, np.ones(len(rows), dtype=bool))
    for t in (0.0, 4.0, 12.0):
        assert curve.survival_at(t) == pytest.approx((durations > t).mean(), abs=1e-12)
