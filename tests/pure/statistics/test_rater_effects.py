"""Crossed random effects: against lme4, against the density of the normal distribution, and at the edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multivariate_normal

from kinerja.pure.lib.refusals import Invalid
from kinerja.pure.statistics.rater_effects import _Design, _Solved, rater_effects


def ninety():
    """Ninety scores of twelve raters about nine people; the sum says that the generator is still the same."""
    chance = np.random.default_rng(2)
    rater, rated = chance.integers(0, 12, 90), chance.integers(0, 9, 90)
    lenient, good = chance.normal(0, 0.4, 12), chance.normal(0, 0.8, 9)
    scores = np.round(lenient[rater] + good[rated] + chance.normal(3, 0.6, 90), 1)
    return scores, rated, rater


# R 4.2.2, lme4 1.1-31: lmer(y ~ 1 + (1 | rater) + (1 | rated), REML = FALSE or TRUE); sdcor, fixef, deviance, ranef.
LME4 = {
    "ml": (3.235361739, 0.180838395, 0.958948926, 0.548380662, 183.626143835),
    "reml": (3.236028583, 0.183500922, 1.017544859, 0.548014664, 183.949870289),
}
RATED = [-1.56946, -0.5552979, 0.01904443, 0.5989723, 0.2008522, 1.478928, -0.5374037, -0.8867206, 1.251086]
RATED_SE = [0.1464594, 0.2155782, 0.2042831, 0.2273843, 0.1450420, 0.1846840, 0.2295927, 0.1677311, 0.2134428]


def test_it_is_what_lme4_finds():
    scores, rated, rater = ninety()
    assert scores.sum() == pytest.approx(276.8)
    found = rater_effects(scores, rated, rater)
    for name, expected in LME4.items():
        fit = getattr(found, name)
        assert (fit.mean, fit.sd_rater, fit.sd_rated, fit.sd_residual, fit.deviance) == pytest.approx(
            expected, rel=2e-5
        )
    assert found.reml.rated == pytest.approx(RATED, abs=5e-6)
    assert found.reml.rated_se == pytest.approx(RATED_SE, abs=5e-6)


def test_which_side_is_larger_changes_nothing():
    scores, rated, rater = ninety()
    one, other = rater_effects(scores, rated, rater), rater_effects(scores, rater, rated)
    assert one.reml.sd_rater == pytest.approx(other.reml.sd_rated, rel=1e-5)
    assert one.reml.rater == pytest.approx(other.reml.rated, abs=1e-6)
    assert one.reml.rater_se == pytest.approx(other.reml.rated_se, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 3), st.floats(0, 3))
def test_the_likelihood_is_that_of_the_normal_distribution(seed, big, small):
    """Minus twice the log density of all scores with the mean and residual variance that maximise it."""
    chance = np.random.default_rng(seed)
    n = 30
    rater, rated, scores = chance.integers(0, 6, n), chance.integers(0, 5, n), chance.normal(3, 1, n)
    rater[:6], rated[:5] = range(6), range(5)
    design = _Design.of(scores, rated, rater)
    value, _gradient = _Solved(design, np.array([big, small])).deviance(reml=False)
    z = [np.equal.outer(one, np.arange(one.max() + 1)).astype(float) for one in (rater, rated)]
    shape = np.eye(n) + big * z[0] @ z[0].T + small * z[1] @ z[1].T
    inverse = np.linalg.inv(shape)
    mean = (np.ones(n) @ inverse @ scores) / inverse.sum()
    variance = (scores - mean) @ inverse @ (scores - mean) / n
    density = multivariate_normal(np.full(n, mean), variance * shape).logpdf(scores)
    assert value == pytest.approx(-2 * density, rel=1e-9)


@pytest.mark.parametrize("reml", [False, True])
@pytest.mark.parametrize("at", [(0.3, 0.7), (0.0, 0.5), (0.4, 0.0), (0.0, 0.0)])
def test_the_gradient_is_the_slope_of_the_deviance_at_the_boundary_too(at, reml):
    design, step = _Design.of(*ninety()), 1e-6
    value, gradient = _Solved(design, np.array(at)).deviance(reml=reml)
    slopes = [
        (_Solved(design, np.array(at) + step * np.eye(2)[k]).deviance(reml=reml)[0] - value) / step for k in (0, 1)
    ]
    assert gradient == pytest.approx(slopes, rel=1e-3)


def test_raters_who_do_not_differ_have_no_leniency():
    """Every rater gives each person the same but for noise that is balanced over raters."""
    rated, rater = (one.ravel() for one in np.meshgrid(np.arange(6), np.arange(4)))
    noise = np.where((rated + rater) % 2, 0.5, -0.5)
    found = rater_effects(rated + noise, rated, rater)
    assert found.reml.sd_rater == pytest.approx(0, abs=1e-6)
    assert found.reml.rater == pytest.approx(np.zeros(4), abs=1e-6)


def test_a_lenient_rater_is_taken_off_those_he_rated():
    """A gives everybody 1 more. X was rated by A and B, Y by B and C: raw they differ, adjusted hardly."""
    chance = np.random.default_rng(4)
    rater, rated = chance.integers(0, 3, 400), chance.integers(0, 20, 400)
    rater[(rated == 0)], rater[(rated == 1)] = chance.integers(0, 2, (rated == 0).sum()), 2
    scores = 3 + (rater == 0) + chance.normal(0, 0.2, 400)
    found = rater_effects(scores, rated, rater).reml
    raw = scores[rated == 0].mean() - scores[rated == 1].mean()
    assert raw > 0.3
    assert abs(found.rated[0] - found.rated[1]) < 0.1
    assert found.rater[0] - found.rater[1] == pytest.approx(1, abs=0.1)


def test_parts_that_do_not_meet_are_named():
    scores, rated, rater = ninety()
    both = rater_effects(
        np.concatenate([scores, scores]), np.concatenate([rated, rated + 9]), np.concatenate([rater, rater + 12])
    )
    assert both.parts == 2
    assert set(both.rated_part[:9]) == set(both.rater_part[:12]) != set(both.rated_part[9:])


@pytest.mark.parametrize(
    ("scores", "rated", "rater", "said"),
    [
        ([3, 4, 5], [0, 0, 0], [0, 1, 2], "sedikitnya dua penilai"),
        ([3, 4, 5], [0, 1, 1], [0, 1, 2], "hanya muncul sekali"),
        ([3, 3, 3, 3], [0, 1, 0, 1], [0, 0, 1, 1], "Semua nilai sama"),
        ([], [], [], "sedikitnya dua penilai"),
    ],
)
def test_what_cannot_be_told_apart_is_said(scores, rated, rater, said):
    with pytest.raises(Invalid, match=said):
        rater_effects(np.array(scores, float), np.array(rated, int), np.array(rater, int))


def test_scores_that_fit_exactly_are_no_error():
    rated, rater = (one.ravel() for one in np.meshgrid(np.arange(5), np.arange(4)))
    found = rater_effects((rated + 2.0 * rater), rated, rater).reml
    assert found.sd_residual < 0.01
    assert found.rater - found.rater[0] == pytest.approx([0, 2, 4, 6], abs=0.01)
