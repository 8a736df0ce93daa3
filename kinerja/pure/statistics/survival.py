"""Kaplan-Meier: how long cases take, without forgetting those still open.

A figure over closed cases alone rewards leaving the hard ones open. An open case enters with its age at the end of the
window and `observed` False. Cases that end together leave together, and a case whose age equals a duration was still
at risk then (events before censorings). After the last duration the curve stays level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kinerja.pure.statistics.grouping import (
    Booleans,
    Floats,
    Groups,
    Integers,
    divide,
    group_bounds,
    group_counts,
    order_by_group,
)
from kinerja.pure.statistics.proportions import Z95

# S(t) is a product of fractions: 0.1 may arrive as 0.10000000000000002, and the sums of logarithms add their own error.
ROUNDING = 1e-9


@dataclass(frozen=True)
class GroupedSurvival:
    """Figures of every group. NaN where a curve never falls so far, or a group is empty."""

    n: Integers
    events: Integers
    quantiles: Floats
    """Shape (n_groups, len(qs)): the smallest t with S(t) <= 1-q."""
    survival: Floats
    """Shape (n_groups, len(at)): the share not yet finished at each time."""
    median_interval: Floats
    """Shape (n_groups, 2): where the 95 % band of S (Greenwood, log-log) meets one half (Brookmeyer & Crowley 1982)."""
    intervals: Floats
    """Shape (n_groups, len(qs), 2): the same for each quantile, where the band meets 1-q."""


@dataclass(frozen=True)
class Survival:
    """The curve of one group."""

    n: int
    events: int
    times: Floats
    """Distinct durations in order."""
    share: Floats
    """S(t) from each of these times on."""
    median_interval: tuple[float | None, float | None]

    def quantile(self, q: float) -> float | None:
        """The smallest t with S(t) <= 1-q; None when the curve never falls so far."""
        reached = np.flatnonzero(self.share <= 1 - q + ROUNDING)
        return float(self.times[reached[0]]) if reached.size else None

    def survival_at(self, t: float) -> float:
        """The share not yet finished at `t`."""
        step = int(np.searchsorted(self.times, t, side="right"))
        return float(self.share[step - 1]) if step else 1.0


def kaplan_meier(durations: Floats, observed: Booleans) -> Survival:
    """The curve of one group: durations in any one unit, `observed` False where the case is still open."""
    curves = _curves(durations, observed, np.zeros(len(durations), dtype=np.int64), 1)
    low, high = (None if np.isnan(bound) else float(bound) for bound in _intervals(curves, (0.5,))[0, 0])
    return Survival(len(durations), int(observed.sum()), curves.times, curves.share, (low, high))


def grouped_kaplan_meier(
    durations: Floats,
    observed: Booleans,
    group_index: Groups,
    n_groups: int,
    qs: Sequence[float] = (),
    at: Sequence[float] = (),
) -> GroupedSurvival:
    """The curves of all groups in one pass: quantiles `qs` and shares not yet finished at the times `at`."""
    curves = _curves(durations, observed, group_index, n_groups)
    quantiles = np.empty((n_groups, len(qs)))
    for column, q in enumerate(qs):
        quantiles[:, column] = _first_time(curves, curves.share <= 1 - q + ROUNDING)
    survival = np.empty((n_groups, len(at)))
    for column, t in enumerate(at):
        survival[:, column] = _share_at(curves, t)
    return GroupedSurvival(
        group_counts(group_index, n_groups),
        group_counts(group_index[observed], n_groups),
        quantiles,
        survival,
        _intervals(curves, (0.5,))[:, 0],
        _intervals(curves, qs),
    )


@dataclass(frozen=True)
class _Curves:
    """The steps of all curves, one entry per group and distinct duration."""

    group: Integers
    bounds: Integers
    times: Floats
    share: Floats
    variance: Floats
    """Greenwood's sum: the variance of log S; infinite once S is 0."""


def _curves(durations: Floats, observed: Booleans, group_index: Groups, n_groups: int) -> _Curves:
    order = np.argsort(durations)
    order = order[order_by_group(group_index[order], n_groups)]
    times, group, ended = durations[order], group_index[order], observed[order]
    is_step = np.ones(len(times), dtype=bool)
    is_step[1:] = (times[1:] != times[:-1]) | (group[1:] != group[:-1])
    first = np.flatnonzero(is_step)
    step_group = group[first].astype(np.int64)
    deaths = np.diff(np.concatenate([[0], np.cumsum(ended)])[np.append(first, len(times))])
    at_risk = group_bounds(group_index, n_groups)[1:][step_group] - first
    bounds = group_bounds(step_group, n_groups)
    # Nobody is left after a step that ends all: its logarithm is minus infinity, and as the last of its group it can
    # be set aside before the running sums pass on to the next group.
    all_ended = deaths == at_risk
    log_share = _running_sum(np.log1p(np.where(all_ended, 0, -deaths / at_risk)), step_group, bounds)
    greenwood = divide(deaths, at_risk * (at_risk - deaths))
    variance = _running_sum(np.where(all_ended, 0, greenwood), step_group, bounds)
    share = np.where(all_ended, 0.0, np.exp(log_share))
    return _Curves(step_group, bounds, times[first], share, np.where(all_ended, np.inf, variance))


def _running_sum(values: Floats, group: Integers, bounds: Integers) -> Floats:
    """Cumulative sums that begin anew with every group; groups lie one after the other."""
    sums = np.cumsum(values)
    before: Floats = np.concatenate([[0.0], sums])[bounds[:-1]]
    return sums - before[group]


def _first_time(curves: _Curves, reached: Booleans) -> Floats:
    """Per group the first duration at which the condition holds, NaN where it never does."""
    steps = np.flatnonzero(reached)
    groups, first = np.unique(curves.group[steps], return_index=True)
    found = np.full(len(curves.bounds) - 1, np.nan)
    found[groups] = curves.times[steps[first]]
    return found


def _share_at(curves: _Curves, t: float) -> Floats:
    """Per group the share not yet finished at `t`; NaN for an empty group."""
    n_groups = len(curves.bounds) - 1
    passed = group_counts(curves.group[curves.times <= t], n_groups)
    share = np.where(np.diff(curves.bounds) > 0, 1.0, np.nan)
    begun = passed > 0
    share[begun] = curves.share[curves.bounds[:-1][begun] + passed[begun] - 1]
    return share


def _intervals(curves: _Curves, qs: Sequence[float]) -> Floats:
    """Per group and quantile the durations at which the lower and the upper band of S fall to 1-q."""
    band = np.full((2, len(curves.share)), np.nan)
    between = (curves.share > 0) & (curves.share < 1)
    log_share = np.log(curves.share[between])
    spread = Z95 * np.sqrt(curves.variance[between]) / -log_share
    band[:, between] = np.exp(log_share * np.exp([spread, -spread]))
    found = np.empty((len(curves.bounds) - 1, len(qs), 2))
    for column, q in enumerate(qs):
        for side, bound in enumerate(band):
            found[:, column, side] = _first_time(curves, bound <= 1 - q + ROUNDING)
    return found
