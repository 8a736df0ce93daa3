"""The figures that independent tools computed from the receipt log (R survival, lifelines, statsmodels, lme4)."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from kinerja.pure.lib.opening_hours import week_of
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.pure.lib.worktime_columns import working_hours_between
from kinerja.pure.lib.zones import zone_of
from kinerja.pure.statistics.funnel import funnel
from kinerja.pure.statistics.percentiles import grouped_mean, grouped_percentiles, percentiles
from kinerja.pure.statistics.proportions import wilson
from kinerja.pure.statistics.shrinkage import empirical_bayes, log_days
from kinerja.pure.statistics.survival import grouped_kaplan_meier, kaplan_meier

HOUR = np.timedelta64(3_600_000_000, "us")
DAY = 24 * HOUR


def close(expected, within=1e-6):
    return pytest.approx(expected, abs=within)


def test_it_counts_the_log(receipts):
    assert len(receipts.event_at) == 8577
    assert len(receipts.case) == 1434
    assert len(set(receipts.activity)) == 27
    assert len(set(receipts.resource)) == 48
    assert len(set(receipts.responsible)) == 39
    assert np.isnat(receipts.closed).sum() == 105
    assert receipts.until == np.datetime64("2012-01-23T14:42:54.644")
    assert set(receipts.case[receipts.days < 0]) == {"case-10862", "case-8267"}


def test_it_finds_the_percentiles_of_completion(receipts):
    days = receipts.days[receipts.finished]
    assert len(days) == 1327
    assert percentiles(days, (0.10, 0.25, 0.50, 0.75, 0.90, 0.95)) == close(
        [20.325520, 35.363016, 50.642316, 72.515824, 105.577247, 131.896104]
    )
    assert days.mean() == close(59.069775)


def test_it_finds_the_share_on_time(receipts):
    on_time = receipts.finished & (receipts.closed <= receipts.deadline)
    assert on_time.sum() == 950
    assert (receipts.finished & ~np.isnat(receipts.deadline)).sum() == 1327
    assert wilson(950, 1327) == close((0.691040, 0.739515))
    assert (np.isnat(receipts.closed) & (receipts.deadline < receipts.until)).sum() == 39


def test_it_finds_the_figures_by_department(receipts):
    names, group = np.unique(receipts.department, return_inverse=True)
    group = group[receipts.finished]
    on_time = (receipts.closed <= receipts.deadline)[receipts.finished].astype(float)
    medians = grouped_percentiles(receipts.days[receipts.finished], group, len(names), [0.5])[:, 0]
    shares = grouped_mean(on_time, group, len(names))
    found = {name: (np.sum(group == at), medians[at], shares[at]) for at, name in enumerate(names)}
    assert found["General"] == close((1285, 51.273006, 0.712062))
    assert found["Customer contact"] == close((27, 11.418411, 0.962963))
    assert found["Experts"] == close((15, 57.670536, 0.600000))


def test_it_finds_the_survival_curve(receipts):
    usable = ~(receipts.days < 0)
    observed = receipts.finished[usable]
    durations = np.where(np.isnat(receipts.closed), (receipts.until - receipts.opened) / DAY, receipts.days)[usable]
    curve = kaplan_meier(durations, observed)
    assert (curve.n, curve.events) == (1432, 1327)
    assert [curve.quantile(q) for q in (0.5, 0.75, 0.9)] == close([52.512096, 79.357451, 121.366283])
    assert [curve.survival_at(t) for t in (30, 56, 90)] == close([0.830154, 0.429196, 0.197802])
    grouped = grouped_kaplan_meier(durations, observed, np.zeros(1432, dtype=int), 1, (0.5, 0.75, 0.9), (30, 56, 90))
    assert grouped.quantiles[0] == close([52.512096, 79.357451, 121.366283])
    assert grouped.survival[0] == close([0.830154, 0.429196, 0.197802])


@pytest.fixture(scope="session")
def by_officer(receipts):
    """Names, group of every closed case, and whether it was on time; officers with closed cases only."""
    names, group = np.unique(receipts.responsible[receipts.finished], return_inverse=True)
    return names, group, (receipts.closed <= receipts.deadline)[receipts.finished]


def test_it_finds_the_figures_by_officer(receipts, by_officer):
    names, group, on_time = by_officer
    found = grouped_percentiles(receipts.days[receipts.finished], group, len(names), (0.5, 0.9))
    expected = {
        "Resource11": (336, 40.518130, 55.579547, 310),
        "Resource02": (105, 58.477909, 118.410407, 64),
        "Resource01": (84, 45.344405, 73.181730, 66),
    }
    for name, figures in expected.items():
        officer = int(np.flatnonzero(names == name)[0])
        assert ((group == officer).sum(), *found[officer], on_time[group == officer].sum()) == close(figures)


def test_it_finds_the_funnel_over_officers(by_officer):
    names, group, on_time = by_officer
    n = np.bincount(group)
    result = funnel(np.bincount(group, weights=on_time), n)
    assert len(n) == 35
    assert (result.theta, result.phi, result.tau2) == close((0.715901, 4.150243, 0.018896))
    assert (result.z[names == "Resource11"][0], result.z_od[names == "Resource11"][0]) == close((8.402093, 1.480305))
    assert (result.z[names == "Resource12"][0], result.z_od[names == "Resource12"][0]) == close((-6.031232, -2.603510))


def test_it_finds_the_shrinkage_over_officers(receipts, by_officer):
    names, group, _ = by_officer
    result = empirical_bayes(log_days(receipts.days[receipts.finished]), group, len(names))
    assert (result.within_variance, result.tau2, result.mu) == close((0.421560, 0.299860, 3.645189))


def ordered_events(receipts):
    """Events by case, then instant, then place in the file; and which of them follow one of the same case."""
    order = np.lexsort((receipts.event_at, receipts.event_case))
    case = receipts.event_case[order]
    return order, np.append(False, case[1:] == case[:-1])


def test_it_finds_the_step_times(receipts):
    order, follows = ordered_events(receipts)
    at = receipts.event_at[order]
    hours = (at[1:] - at[:-1])[follows[1:]] / HOUR
    assert len(hours) == 7143
    assert percentiles(hours, (0.5, 0.75, 0.9)) == close([0.010389, 0.128136, 28.096023])
    assert hours.mean() == close(26.057230)


def test_it_finds_the_hand_overs_and_variants(receipts):
    order, follows = ordered_events(receipts)
    resource, activity, case = (column[order] for column in (receipts.resource, receipts.activity, receipts.event_case))
    later = np.flatnonzero(follows)
    pairs = Counter(
        (resource[step - 1], resource[step]) for step in later.tolist() if resource[step - 1] != resource[step]
    )
    assert pairs.total() == 1208
    assert pairs.most_common(1) == [(("Resource10", "admin1"), 180)]
    variants = Counter(tuple(steps) for steps in np.split(activity, np.flatnonzero(np.diff(case)) + 1))
    assert len(variants) == 116
    assert [count for _, count in variants.most_common(3)] == [713, 123, 116]


def test_it_finds_the_business_hours(receipts):
    order, follows = ordered_events(receipts)
    at = receipts.event_at[order]
    first = np.flatnonzero(~follows)
    last = np.append(first[1:], len(at)) - 1
    calendar = WorkCalendar(zone_of("Europe/Amsterdam"), week_of("mon-fri", "08:00-17:00"))
    hours = working_hours_between(at[first], at[last], calendar)
    assert percentiles(hours, (0.5, 0.75, 0.9)) == close([0.772450, 31.411726, 92.283833])
    assert hours.mean() == close(34.908570)
    assert (hours == 0).mean() == close(0.089261)
