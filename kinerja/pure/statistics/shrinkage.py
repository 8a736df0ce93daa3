"""Empirical Bayes: what the figure of a small group is worth (normal-normal; DerSimonian & Laird 1986).

A group's mean is drawn towards the common mean, the more the fewer its cases. Times are taken as ln(days).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kinerja.pure.statistics.grouping import Booleans, Floats, Groups, Integers, divide, group_counts, group_sums

FLOOR_DAYS = 1 / 24
"""Below an hour the logarithm would exaggerate what is only how a system keeps its clock."""
MINIMUM_N, MINIMUM_B = 30, 0.7


@dataclass(frozen=True)
class Shrinkage:
    """Arrays have one entry per group, NaN for an empty one."""

    n: Integers
    raw: Floats
    """The group's own mean m."""
    b: Floats
    """Share of the group's own figure in what is shown: tau2 / (tau2 + v)."""
    shrunk: Floats
    """b * m + (1-b) * mu."""
    within_variance: float
    """Pooled over the groups; NaN where no group has two values."""
    tau2: float
    mu: float

    @property
    def value(self) -> Floats:
        """exp(shrunk): back in the unit whose logarithm was taken."""
        return np.exp(self.shrunk)

    @property
    def is_settled(self) -> Booleans:
        """Whether the figure may inform a decision on a person; otherwise it is "angka sementara"."""
        return (self.n >= MINIMUM_N) & (self.b >= MINIMUM_B)


def log_days(days: Floats) -> Floats:
    """ln(days), durations under an hour counted as an hour."""
    logarithms: Floats = np.log(np.maximum(days, FLOOR_DAYS))
    return logarithms


def empirical_bayes(values: Floats, group_index: Groups, n_groups: int) -> Shrinkage:
    """Shrink the means of groups towards their common mean.

    Where no group has two values nothing tells chance from difference: every group then gets the common mean, b = 0.
    """
    n = group_counts(group_index, n_groups)
    raw = divide(group_sums(values, group_index, n_groups), n)
    within = _pooled_variance(values - raw[group_index], n)
    filled = n > 0
    b, shrunk = np.full(n_groups, np.nan), np.full(n_groups, np.nan)
    tau2, mu, b[filled] = _between(raw[filled], n[filled], within)
    shrunk[filled] = b[filled] * raw[filled] + (1 - b[filled]) * mu
    return Shrinkage(n, raw, b, shrunk, within, tau2, mu)


def _pooled_variance(residuals: Floats, n: Integers) -> float:
    freedom = len(residuals) - np.count_nonzero(n)
    return float((residuals**2).sum() / freedom) if freedom else float("nan")


def _between(means: Floats, n: Integers, within: float) -> tuple[float, float, Floats]:
    """tau2, mu and b of groups that have cases."""
    groups = len(means)
    if groups == 0:
        return 0.0, float("nan"), np.zeros(0)
    if np.isnan(within):
        return 0.0, float(means.mean()), np.zeros(groups)
    if within == 0:
        # Every group is constant: its mean is known exactly and needs no help from the others.
        return float(means.var(ddof=1)) if groups > 1 else 0.0, float(means.mean()), np.ones(groups)
    return between_groups(means, within / n)


def between_groups(means: Floats, variances: Floats) -> tuple[float, float, Floats]:
    """tau2, mu and b of figures whose own sampling variances (> 0) are known, such as rates per hour."""
    tau2 = _der_simonian_laird(means, variances)
    weight = _relative_weights(variances + tau2)
    return tau2, float((weight * means).sum() / weight.sum()), tau2 / (tau2 + variances)


def _der_simonian_laird(means: Floats, variances: Floats) -> float:
    """The variance between groups by the method of moments; 0 for one group."""
    if len(means) == 1:
        return 0.0
    weight = _relative_weights(variances)
    common = (weight * means).sum() / weight.sum()
    excess = (weight * (means - common) ** 2).sum() - (len(means) - 1) * variances.min()
    return max(0.0, float(excess / (weight.sum() - (weight**2).sum() / weight.sum())))


def _relative_weights(variances: Floats) -> Floats:
    """1/variance in units of the largest: the inverse of a variance near 0 would overflow, and the unit cancels."""
    weights: Floats = variances.min() / variances
    return weights
