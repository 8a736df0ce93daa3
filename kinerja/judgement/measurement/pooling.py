"""What a figure is worth beside those of its peers: weight B and the value drawn to the group's."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from kinerja.pure.statistics.grouping import Floats, Integers
from kinerja.pure.statistics.shrinkage import Shrinkage, between_groups

A_MINUTE = 1 / 1440
"""In days: shorter times say how a system keeps its clock, and their logarithm would exaggerate it."""


@dataclass(frozen=True)
class Pooled:
    """How the figures of peers are drawn together.

    b = tau2 / (tau2 + spread / weight); shrunk = b * value + (1-b) * common, on the logarithmic scale for times.
    """

    weight: Floats
    """Cases, or hours, on which each figure rests."""
    b: Floats
    """NaN where nobody else is measured alike: there is nothing to be drawn to."""
    common: float
    tau2: float
    spread: float
    logarithmic: bool = False

    @property
    def comparable(self) -> int:
        """Figures that rest on something."""
        return int(np.count_nonzero(self.weight > 0))

    def shrunk(self, value: Floats) -> Floats:
        """The figures drawn to the group's."""
        return drawn(value, self.b, self.common, self.logarithmic)


def pooled(shrinkage: Shrinkage) -> Pooled:
    """From the shrinkage of means."""
    weight = shrinkage.n.astype(np.float64)
    found = Pooled(weight, shrinkage.b, shrinkage.mu, shrinkage.tau2, shrinkage.within_variance)
    return _alone(found)


def pooled_quantiles(shrinkage: Shrinkage, common: float) -> Pooled:
    """From the shrinkage of logarithms of times, for a quantile: drawn to the same quantile of all peers' cases."""
    return replace(pooled(shrinkage), common=common, logarithmic=True)


def pooled_rates(rates: Floats, hours: Floats, squares: float) -> Pooled:
    """Rates per hour of sums of Poisson counts, `squares` the sum of their squared weights.

    Their sampling variance is spread / hours, with one spread for all peers.
    """
    b, measured = np.full(len(rates), np.nan), hours > 0
    if not measured.any():
        return Pooled(hours, b, float("nan"), 0.0, float("nan"))
    spread = float(squares / hours.sum())
    tau2, common, b[measured] = between_groups(rates[measured], spread / hours[measured])
    return _alone(Pooled(hours, b, common, tau2, spread))


def pooled_shares(k: Integers, n: Integers) -> Pooled:
    """Shares in percent of counts, each with the binomial variance of the share of all: spread / n."""
    weight, measured = n.astype(np.float64), n > 0
    b = np.full(len(n), np.nan)
    if not measured.any():
        return Pooled(weight, b, float("nan"), 0.0, float("nan"))
    together = float(k.sum() / n.sum())
    spread = 100**2 * together * (1 - together)
    if not spread:
        b[measured] = 1.0
        return _alone(Pooled(weight, b, 100 * together, 0.0, spread))
    tau2, common, b[measured] = between_groups(100 * k[measured] / n[measured], spread / n[measured])
    return _alone(Pooled(weight, b, common, tau2, spread))


def drawn(value: Floats, b: Floats, common: float, logarithmic: bool) -> Floats:
    """b * value + (1-b) * common, on the scale that is asked for."""
    if not logarithmic:
        return b * value + (1 - b) * common
    ends = np.log(np.maximum(value, A_MINUTE)), np.log(max(common, A_MINUTE))
    return np.exp(b * ends[0] + (1 - b) * ends[1])


def _alone(found: Pooled) -> Pooled:
    """Without B where fewer than two figures can be compared."""
    return found if found.comparable > 1 else replace(found, b=np.full(len(found.b), np.nan))
