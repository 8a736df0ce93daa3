"""Funnel plot of shares with over-dispersion (Spiegelhalter 2005, Stat Med 24:1185-1202).

Units of different size are compared with the common share. Real units differ for reasons nobody can blame on them;
without the extra variance tau2 almost every one of them looks like an outlier.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kinerja.pure.statistics.grouping import Floats, divide
from kinerja.pure.statistics.proportions import Z95, Z998

WINSORISED = (0.1, 0.9)
LOOK, CHECK = "lihat", "periksa"


@dataclass(frozen=True)
class Funnel:
    """Arrays have one entry per unit, NaN (flag "") for a unit without cases; theta is NaN when none has any."""

    theta: float
    phi: float
    tau2: float
    share: Floats
    z: Floats
    z_od: Floats
    flag: NDArray[np.str_]
    """"periksa" outside the 99.8 % limits, "lihat" outside the 95 % limits, else ""; both over-dispersed."""

    def limits(self, n: ArrayLike, z: float) -> tuple[Floats, Floats]:
        """The funnel's bounds for units of size n, within 0 and 1."""
        sizes = np.asarray(n, dtype=np.float64)
        reach = z * np.sqrt(divide(np.full_like(sizes, self.theta * (1 - self.theta)), sizes) + self.tau2)
        return np.clip(self.theta - reach, 0, 1), np.clip(self.theta + reach, 0, 1)


def funnel(k: ArrayLike, n: ArrayLike) -> Funnel:
    """Compare the shares k/n of units with their common share."""
    successes, trials = np.asarray(k, dtype=np.float64), np.asarray(n, dtype=np.float64)
    share = divide(successes, trials)
    theta = float(divide(successes.sum(), trials.sum()))
    variance = divide(np.full_like(trials, theta * (1 - theta)), trials)
    z = _standardised(share - theta, variance)
    phi, tau2 = _over_dispersion(z[trials > 0], variance[trials > 0])
    z_od = _standardised(share - theta, variance + tau2)
    return Funnel(theta, phi, tau2, share, z, z_od, _flags(z_od))


def _standardised(difference: Floats, variance: Floats) -> Floats:
    """Differences in standard deviations; 0 where nothing can differ because all shares are 0 or all are 1."""
    z = np.where(np.isnan(difference), np.nan, 0.0)
    np.divide(difference, np.sqrt(variance), out=z, where=variance > 0)
    return z


def _over_dispersion(z: Floats, variance: Floats) -> tuple[float, float]:
    """phi: mean square of the winsorised z; tau2: variance between units beyond chance, 0 for fewer than two."""
    units = len(z)
    if units == 0:
        return float("nan"), 0.0
    phi = float(np.mean(np.clip(z, *np.quantile(z, WINSORISED)) ** 2))
    if units == 1 or not variance.all():
        return phi, 0.0
    weight = 1 / variance
    spread = weight.sum() - (weight**2).sum() / weight.sum()
    return phi, max(0.0, float((units * phi - (units - 1)) / spread))


def _flags(z_od: Floats) -> NDArray[np.str_]:
    far = np.abs(np.nan_to_num(z_od))
    return np.select([far > Z998, far > Z95], [CHECK, LOOK], default="")
