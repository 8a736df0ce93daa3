"""The index against slow, separate computations with the standard library and scipy."""

from __future__ import annotations

from itertools import pairwise
from statistics import fmean, stdev, variance

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from kinerja.pure.statistics.survey_index import SurveyFigures, survey_figures
from kinerja.pure.statistics.survey_scales import ELEVEN, FIVE, FOUR, SCALES, Scale

NINTH = 1 / 9
ANSWERS = st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=2, max_size=30)
WITH_BLANKS = st.lists(st.lists(st.integers(0, 4), min_size=9, max_size=9), min_size=2, max_size=30)


def figures(rows: list[list[int]], weight: float = NINTH, **more: bool) -> SurveyFigures:
    """Of one group; 0 is a blank."""
    scores = np.array([[20 * answer for answer in row] for row in rows], dtype=np.int64).reshape(-1, 9)
    return survey_figures(scores, np.zeros(len(rows), dtype=np.int64), 1, weight=weight, **more)


def by_hand(rows: list[list[int]], weight: float = NINTH) -> float:
    columns = [[answer for answer in column if answer] for column in zip(*rows, strict=True)]
    return 25 * weight * sum(fmean(column) for column in columns)


def test_it_gives_the_index_of_the_worked_example() -> None:
    """29 respondents with these totals of U1 … U9 (domain/regulation 13.7, S1)."""
    totals = (105, 101, 100, 116, 102, 105, 106, 105, 115)
    columns = [[4] * (total - 29 * 3) + [3] * (29 * 4 - total) for total in totals]
    rows = [list(row) for row in zip(*columns, strict=True)]
    assert figures(rows).index[0] == pytest.approx(91.475095785, abs=1e-9)
    assert round(figures(rows, 0.11).index[0], 2) == 90.56
    assert figures(rows).nrr[0].round(3).tolist() == [3.621, 3.483, 3.448, 4, 3.517, 3.621, 3.655, 3.621, 3.966]


@given(ANSWERS)
def test_without_blanks_it_is_an_ordinary_mean_with_students_interval(rows: list[list[int]]) -> None:
    found = figures(rows)
    own = [25 * fmean(row) for row in rows]
    assert found.index[0] == pytest.approx(fmean(own), abs=1e-9)
    reach = t.ppf(0.975, len(own) - 1) * stdev(own) / len(own) ** 0.5
    assert found.low[0] == pytest.approx(max(25, fmean(own) - reach), abs=1e-6)
    assert found.high[0] == pytest.approx(min(100, fmean(own) + reach), abs=1e-6)


@given(WITH_BLANKS)
def test_each_element_rests_on_those_who_answered_it(rows: list[list[int]]) -> None:
    found = figures(rows)
    if any(not any(column) for column in zip(*rows, strict=True)):
        assert np.isnan(found.index[0])
    else:
        assert found.index[0] == pytest.approx(by_hand(rows), abs=1e-9)
        assert np.nansum(found.pseudo - found.index[0]) == pytest.approx(0, abs=1e-6)
    assert found.missing[0] == pytest.approx(sum(row.count(0) for row in rows) / (9 * len(rows)))
    assert found.used[0] == sum(any(row) for row in rows)


@given(WITH_BLANKS)
def test_each_element_has_students_interval_of_its_own(rows: list[list[int]]) -> None:
    found = figures(rows)
    first = [row[0] for row in rows if row[0]]
    if len(first) < 2:
        assert np.isnan(found.nrr_low[0, 0])
        return
    reach = t.ppf(0.975, len(first) - 1) * stdev(first) / len(first) ** 0.5
    assert found.nrr_low[0, 0] == pytest.approx(max(1, fmean(first) - reach), abs=1e-9)
    assert found.nrr_high[0, 0] == pytest.approx(min(4, fmean(first) + reach), abs=1e-9)


@given(WITH_BLANKS)
def test_complete_cases_are_those_without_a_blank(rows: list[list[int]]) -> None:
    whole = [row for row in rows if all(row)]
    found = figures(rows, complete_only=True)
    assert (found.n[0], found.complete[0], found.used[0]) == (len(rows), len(whole), len(whole))
    if whole:
        assert found.index[0] == pytest.approx(by_hand(whole), abs=1e-9)


def test_the_interval_with_blanks_agrees_with_the_jackknife() -> None:
    """Leaving out one respondent after the other is another road to the same spread."""
    draw = np.random.default_rng(3)
    rows = draw.integers(2, 5, size=(300, 9))
    rows[draw.random(rows.shape) < 0.06] = 0
    found = figures(rows.tolist())
    without = [by_hand(np.delete(rows, row, axis=0).tolist()) for row in range(len(rows))]
    n = len(rows)
    error = ((n - 1) / n * sum((one - fmean(without)) ** 2 for one in without)) ** 0.5
    assert (found.high[0] - found.low[0]) / 2 == pytest.approx(t.ppf(0.975, n - 1) * error, rel=0.01)


@given(ANSWERS)
def test_alpha_compares_the_elements_with_their_sum(rows: list[list[int]]) -> None:
    sums = [sum(row) for row in rows]
    alpha = figures(rows).alpha[0]
    if len(set(sums)) == 1:
        assert np.isnan(alpha)
        return
    parts = sum(variance(column) for column in zip(*rows, strict=True))
    assert alpha == pytest.approx(9 / 8 * (1 - parts / variance(sums)), abs=1e-9)


def test_a_top_line_is_a_straight_line_too_and_blanks_make_none() -> None:
    found = figures([[4] * 9, [3] * 9, [4] * 8 + [3], [4] * 8 + [0]])
    assert (found.complete[0], found.ceiling[0], found.straight_line[0]) == (
        3,
        pytest.approx(1 / 3),
        pytest.approx(2 / 3),
    )


def test_nobody_has_no_figures() -> None:
    found = figures([])
    assert found.n[0] == 0
    assert np.isnan([found.index[0], found.low[0], found.ceiling[0], found.alpha[0], found.missing[0]]).all()


def test_one_respondent_has_an_index_but_no_interval() -> None:
    found = figures([[3] * 9])
    assert found.index[0] == pytest.approx(75)
    assert np.isnan(found.low[0])


def test_a_group_is_drawn_towards_the_others_by_its_spread() -> None:
    draw = np.random.default_rng(5)
    sizes, middles = (200, 40, 8), (3.6, 3.0, 2.2)
    rows = [draw.normal(middle, 0.6, size=(n, 9)) for n, middle in zip(sizes, middles, strict=True)]
    scores = 20 * np.clip(np.rint(np.vstack(rows)), 1, 4).astype(np.int64)
    group = np.repeat([0, 1, 2], sizes)
    found = survey_figures(scores, group, 3, weight=NINTH)
    drawn = found.shrinkage(group, 3)
    own = 25 * scores.mean(axis=1) / 20
    within = sum(((own[group == g] - own[group == g].mean()) ** 2).sum() for g in range(3)) / (len(own) - 3)
    assert drawn.within_variance == pytest.approx(within)
    assert drawn.raw == pytest.approx(found.index)
    assert drawn.b.tolist() == sorted(drawn.b, reverse=True)
    assert drawn.b[2] == pytest.approx(drawn.tau2 / (drawn.tau2 + within / 8))
    assert drawn.shrunk[2] == pytest.approx(drawn.b[2] * found.index[2] + (1 - drawn.b[2]) * drawn.mu)


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda scale: scale.code)
def test_every_scale_ends_at_one_and_four_in_equal_steps(scale: Scale) -> None:
    scores = [scale.twentieths(answer) for answer in range(scale.low, scale.high + 1)]
    assert (scores[0], scores[-1]) == (20, 80)
    assert {after - before for before, after in pairwise(scores)} == {scale.step}


def test_middles_stay_middles() -> None:
    assert (FIVE.twentieths(3), ELEVEN.twentieths(5)) == (50, 50)
    assert [FOUR.holds(answer) for answer in (0, 1, 4, 5)] == [False, True, True, False]
