"""Rater leniency: y = mu + rated + rater + e with crossed random effects, by maximum likelihood and by REML.

Penalised least squares with a profiled deviance (Bates, Mächler, Bolker & Walker 2015, doi:10.18637/jss.v067.i01):
with spherical effects u the matrix M = Λ'Z'ZΛ + I has two diagonal blocks and the counts between them. The block of
the larger factor is eliminated exactly; what is left, its Schur complement, is dense and as large as the smaller
factor. The gradient is exact, so that a fit takes a dozen factorisations. The effects are the solutions of Henderson's
mixed model equations (Henderson 1975, doi:10.2307/2529430).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.linalg.lapack import dpotri
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from threadpoolctl import threadpool_limits

from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.statistics.grouping import Floats, Integers

MOST_LEVELS = 8_000
"""Of the smaller factor: its dense matrix then takes half a gigabyte."""
_LARGEST = 1e8
TINY = 1e-12
"""Of squares left over: scores that fit exactly have a logarithm too."""
LEAST = 0.01
"""Relative variance to begin with where moments see none."""
NEAR_ZERO = 1e-9
"""Of a relative variance: nearer, its own limit is more exact than a quotient of small numbers."""
_LOG_2PI = float(np.log(2 * np.pi))


@dataclass(frozen=True)
class Fit:
    """One estimate. `mean` and the standard deviations are in the unit of the scores; `deviance` is -2 log likelihood.

    `rated` and `rater` are predicted effects (BLUP), one for each level, with standard errors given the fitted
    deviations: a positive `rater` effect is leniency, scores higher than others give the same people.
    """

    mean: float
    sd_rater: float
    sd_rated: float
    sd_residual: float
    deviance: float
    rated: Floats
    rater: Floats
    rated_se: Floats
    rater_se: Floats

    def document(self) -> dict[str, Any]:
        deviations = {"rater": self.sd_rater, "rated": self.sd_rated, "residual": self.sd_residual}
        return {"mean": self.mean, "sd": deviations, "deviance": self.deviance}


@dataclass(frozen=True)
class RaterEffects:
    """Both estimates, and in how many unconnected parts the ratings fall: across parts nothing is compared."""

    ml: Fit
    reml: Fit
    rated_part: Integers
    """Number of the part of each rated person, from 0."""
    rater_part: Integers
    parts: int


def rater_effects(scores: Floats, rated: Integers, rater: Integers) -> RaterEffects:
    """Fit the model to `scores` of shape (n,), given by level `rater` to level `rated`, both numbered from 0.

    Raises Invalid where nothing can be told apart: fewer than two levels, as many levels as ratings, one single
    score everywhere, or more than `MOST_LEVELS` in both factors.
    """
    n, n_rated, n_rater = len(scores), int(rated.max(initial=-1)) + 1, int(rater.max(initial=-1)) + 1
    _check(scores, n, n_rated, n_rater)
    design = _Design.of(np.asarray(scores, dtype=float), rated, rater)
    with threadpool_limits(limits=1):
        ml, near = _estimate(design, design.moments(), reml=False)
        reml, _near = _estimate(design, near, reml=True)
    rated_part, rater_part, parts = _parts(rated, rater, n_rated, n_rater)
    return RaterEffects(ml, reml, rated_part, rater_part, parts)


def _check(scores: Floats, n: int, n_rated: int, n_rater: int) -> None:
    if min(n_rated, n_rater) < 2:
        raise Invalid(
            gettext_noop("Perlu sedikitnya dua penilai dan dua yang dinilai, supaya kelonggaran penilai dapat dipisah.")
        )
    if max(n_rated, n_rater) >= n:
        raise Invalid(
            gettext_noop(
                "Setiap penilai atau setiap yang dinilai hanya muncul sekali; kelonggaran penilai tidak dapat "
                "dipisah dari orang yang dinilainya."
            )
        )
    if min(n_rated, n_rater) > MOST_LEVELS:
        raise Invalid(
            gettext_noop("Terlalu banyak penilai dan yang dinilai untuk sekali hitung. Bagi menurut unit."),
        )
    if np.ptp(scores) == 0:
        raise Invalid(gettext_noop("Semua nilai sama; tidak ada perbedaan yang dapat dijelaskan."))


@dataclass(frozen=True)
class _Design:
    """Everything about the data that does not depend on the deviations. `big` is the factor that is eliminated."""

    y: Floats
    """Less their mean: figures keep their digits."""
    centre: float
    big: Integers
    small: Integers
    big_is_rater: bool
    counts_big: Floats
    counts_small: Floats
    between: csr_matrix
    """Shape (big, small): how often each pair met."""

    @classmethod
    def of(cls, scores: Floats, rated: Integers, rater: Integers) -> _Design:
        big_is_rater = rater.max() >= rated.max()
        big, small = (rater, rated) if big_is_rater else (rated, rater)
        shape = int(big.max()) + 1, int(small.max()) + 1
        between = csr_matrix((np.ones(len(scores)), (big, small)), shape=shape)
        between.sum_duplicates()
        counts_big, counts_small = np.bincount(big).astype(float), np.bincount(small).astype(float)
        centre = float(scores.mean())
        return cls(scores - centre, centre, big, small, bool(big_is_rater), counts_big, counts_small, between)

    def moments(self) -> Floats:
        """Relative variances by moments, to begin with: how far means of levels spread beyond what chance gives."""
        within = float(self.y.var())
        found = []
        for level, counts in ((self.big, self.counts_big), (self.small, self.counts_small)):
            means = np.bincount(level, self.y) / counts
            found.append(max(float(means.var()) / within - float((1 / counts).mean()), LEAST))
        return np.array(found)


class _Solved:
    """The mixed model equations at one pair of variances (big, small), relative to the residual one."""

    def __init__(self, design: _Design, variances: Floats) -> None:
        self.design, self.variances = design, np.maximum(variances, 0.0)
        self.tb, self.ts = map(float, np.sqrt(self.variances))
        self.cross = self.tb * self.ts
        self.a = self.tb**2 * design.counts_big + 1
        schur = self._weighted(1 / self.a)
        np.negative(schur, out=schur)
        schur[np.diag_indices_from(schur)] += self.ts**2 * design.counts_small + 1
        self.factor = cho_factor(schur, lower=True, overwrite_a=True, check_finite=False)
        self.log_det = float(np.log(self.a).sum() + 2 * np.log(np.diag(self.factor[0])).sum())
        ones = np.ones(len(design.y))
        of_ones, of_y = self._spherical(ones), self._spherical(design.y)
        self.of_ones = of_ones
        self.rx2 = self._left(ones, of_ones)
        # What the mean explains, by generalised least squares.
        self.beta = float(ones @ design.y - self._explained(design.y, of_ones)) / self.rx2
        self.rest = design.y - self.beta
        self.effects = of_y[0] - self.beta * of_ones[0], of_y[1] - self.beta * of_ones[1]
        self.left = max(self._left(self.rest, self.effects), TINY)

    def _weighted(self, weights: Floats) -> Floats:
        """cross^2 W' diag(weights) W, dense, with W the counts between both factors."""
        between = self.design.between
        product = between.T @ between.multiply((self.cross**2 * weights)[:, None]).tocsr()
        dense: Floats = product.toarray()
        return dense

    def _spherical(self, values: Floats) -> tuple[Floats, Floats]:
        """Spherical effects of both factors that fit `values` best."""
        d = self.design
        rb, rs = self.tb * np.bincount(d.big, values), self.ts * np.bincount(d.small, values)
        us = cho_solve(self.factor, rs - self.cross * (d.between.T @ (rb / self.a)), check_finite=False)
        return (rb - self.cross * (d.between @ us)) / self.a, us

    def _explained(self, values: Floats, effects: tuple[Floats, Floats]) -> float:
        d = self.design
        big, small = np.bincount(d.big, values) @ effects[0], np.bincount(d.small, values) @ effects[1]
        return float(self.tb * big + self.ts * small)

    def _left(self, values: Floats, effects: tuple[Floats, Floats]) -> float:
        """The penalised sum of squares that these best effects leave of `values`."""
        return float(values @ values) - self._explained(values, effects)

    def _slope(self, values: Floats, effects: tuple[Floats, Floats]) -> Floats:
        """d(left)/d(variance): at the best fit only the direct change counts, which is defined at 0 as well."""
        d = self.design
        rest = values - self.tb * effects[0][d.big] - self.ts * effects[1][d.small]
        return np.array([-np.square(np.bincount(level, rest)).sum() for level in (d.big, d.small)])

    def _inverse(self) -> Floats:
        """Of the Schur complement: dense, the lower half."""
        lower: Floats = np.tril(dpotri(self.factor[0], lower=1)[0])
        return lower

    def _growth(self) -> Floats:
        """d(log|M|)/d(variance)."""
        d, (vb, vs) = self.design, self.variances
        inverse = self._inverse()
        on_diagonal = np.diag(inverse)
        pairs = self._weighted(1 / self.a**2)
        crossed = 2 * float((inverse * pairs).sum()) - float(on_diagonal @ np.diag(pairs))
        n, squares = len(d.y), d.between.power(2)
        return np.array(
            [
                (len(self.a) - (1 / self.a).sum() - crossed) / vb
                if vb > NEAR_ZERO
                else n - vs * (squares @ (1 / (1 + vs * d.counts_small))).sum(),
                (len(on_diagonal) - on_diagonal.sum()) / vs
                if vs > NEAR_ZERO
                else n - vb * (squares.T @ (1 / (1 + vb * d.counts_big))).sum(),
            ]
        )

    def deviance(self, *, reml: bool) -> tuple[float, Floats]:
        """-2 log likelihood with mean and residual variance profiled out, and its gradient."""
        n = len(self.design.y) - reml
        value = self.log_det + n * (1 + _LOG_2PI + np.log(self.left / n))
        gradient = self._growth() + n * self._slope(self.rest, self.effects) / self.left
        if reml:
            value += np.log(self.rx2)
            gradient += self._slope(np.ones(len(self.rest)), self.of_ones) / self.rx2
        return float(value), gradient

    def inverse_diagonals(self) -> tuple[Floats, Floats]:
        """The diagonal of the inverse of M, for both factors: variances of the spherical effects."""
        lower, between = self._inverse(), self.design.between
        inverse = lower + np.tril(lower, -1).T
        through = np.asarray(between.multiply(between @ inverse).sum(axis=1)).ravel()
        return 1 / self.a + self.cross**2 * through / self.a**2, np.diag(inverse).copy()


def _estimate(design: _Design, start: Floats, *, reml: bool) -> tuple[Fit, Floats]:
    """The fit, and where a search for a similar one may begin."""
    # A first step has length 1: in these units it is a fiftieth of where we stand.
    unit = np.maximum(start, LEAST) / 50

    def asked(steps: Floats) -> tuple[float, Floats]:
        value, gradient = _Solved(design, steps * unit).deviance(reml=reml)
        return value, gradient * unit

    found = minimize(
        asked,
        start / unit, jac=True, method="L-BFGS-B", bounds=[(0, _LARGEST / one) for one in unit],
        options={"ftol": 1e-13, "gtol": 1e-6, "maxiter": 200},
    )  # fmt: skip
    variances = found.x * unit
    at = _Solved(design, variances)
    sigma = float(np.sqrt(at.left / (len(design.y) - reml)))
    big, small = (
        (float(scale * sigma), scale * effects, sigma * scale * np.sqrt(diagonal))
        for scale, effects, diagonal in zip((at.tb, at.ts), at.effects, at.inverse_diagonals(), strict=True)
    )
    rater, rated = (big, small) if design.big_is_rater else (small, big)
    fit = Fit(
        mean=design.centre + at.beta, sd_rater=rater[0], sd_rated=rated[0], sd_residual=sigma,
        deviance=float(found.fun), rated=rated[1], rater=rater[1], rated_se=rated[2], rater_se=rater[2],
    )  # fmt: skip
    return fit, variances


def _parts(rated: Integers, rater: Integers, n_rated: int, n_rater: int) -> tuple[Integers, Integers, int]:
    size = n_rated + n_rater
    links = csr_matrix((np.ones(len(rated)), (rated, rater + n_rated)), shape=(size, size))
    parts, part = connected_components(links, directed=False)
    return part[:n_rated], part[n_rated:], int(parts)
