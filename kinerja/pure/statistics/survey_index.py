"""The index of a survey (IKM) and what must stand beside it, for many groups of respondents at once.

Definitions (PermenPANRB 14/2017, annex; its classes A-D and the printed weight are in pure/law/satisfaction):

- nrr, nilai rata-rata unsur: the mean of the scores 1 … 4 given to one element;
- index: 25 x the sum of the nine nrr, each weighed by 1/9 (exact) or by 0.11 as old forms print it;
- available cases: each element over those who answered it. Complete cases: only respondents who answered all nine;
- interval: 95 %, Student's t over respondents. The index is a sum of means with denominators of their own, so each
  respondent enters with his pseudo-value, the linearised contribution to the index (Woodruff 1971, JASA 66:411-414).
  Where nothing is missing that is 25/9 of the sum of his scores, and the interval is the ordinary one of a mean;
- ceiling: share of complete answers that tick the best answer nine times; straight line: nine times the same answer,
  the best included; more than half is common, and then an index separates nobody;
- alpha (Cronbach 1951, Psychometrika 16:297-334): k/(k-1) (1 - sum of the element variances / variance of the sum),
  over complete answers; without meaning, hence NaN, where all respondents have one sum.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinerja.pure.statistics.grouping import Booleans, Floats, Groups, Integers, divide, group_counts, group_sums
from kinerja.pure.statistics.proportions import mean_interval
from kinerja.pure.statistics.shrinkage import Shrinkage, empirical_bayes
from kinerja.pure.statistics.survey_scales import HIGHEST, LOWEST, MISSING, TWENTIETHS

HUNDRED = 25
"""What brings the index of the regulation, 1 … 4, to 25 … 100."""
MISSING_ALLOWED = 0.02
"""Share of blanks above which the reader is warned: those who leave out an element are not like the others."""

Scores = NDArray[np.int64]
"""Shape (respondents, elements): scores in twentieths, 0 where not answered."""


@dataclass(frozen=True)
class SurveyFigures:
    """One entry per group; NaN where a figure cannot be had."""

    n: Integers
    """Respondents, whatever they left out."""
    complete: Integers
    """Those of them who answered every element."""
    used: Integers
    """Respondents the index rests on: with at least one answer, or complete, as was asked."""
    totals: Integers
    """Shape (groups, elements): sums of scores in twentieths, for exact classes."""
    filled: Integers
    """Shape (groups, elements): answers they are sums of."""
    nrr_low: Floats
    nrr_high: Floats
    """Shape (groups, elements): 95 % interval of each mean, within 1 and 4."""
    index: Floats
    low: Floats
    high: Floats
    ceiling: Floats
    straight_line: Floats
    alpha: Floats
    missing: Floats
    """Share of blanks among n x elements."""
    pseudo: Floats
    """One entry per respondent: his contribution to the index; NaN where he has none."""

    @property
    def nrr(self) -> Floats:
        return divide(self.totals, self.filled * TWENTIETHS)

    @property
    def too_many_missing(self) -> Booleans:
        return self.missing > MISSING_ALLOWED

    def shrinkage(self, group_index: Groups, compared: int) -> Shrinkage:
        """Empirical Bayes over the first `compared` groups; later ones are compared with nobody."""
        chosen = ~np.isnan(self.pseudo) & (group_index < compared)
        return empirical_bayes(self.pseudo[chosen], group_index[chosen], compared)


def survey_figures(
    scores: Scores, group_index: Groups, n_groups: int, *, weight: float, complete_only: bool = False
) -> SurveyFigures:
    """Figures of every group; `weight` of one element, 1/9 or as printed."""
    answered = scores != MISSING
    whole = answered.all(axis=1)
    counted = answered & whole[:, None] if complete_only else answered
    totals = _sums(np.where(counted, scores, 0), group_index, n_groups)
    filled = _sums(counted, group_index, n_groups)
    nrr = divide(totals, filled * TWENTIETHS)
    index = nrr.sum(axis=1) * weight * HUNDRED
    used = group_counts(group_index[counted.any(axis=1)], n_groups)
    pseudo = _pseudo(scores, counted, group_index, nrr, filled, used) * weight * HUNDRED + index[group_index]
    nrr_low, nrr_high = _element_intervals(scores, counted, group_index, n_groups, totals, filled)
    low, high = _interval(pseudo, index, group_index, n_groups, used, weight * scores.shape[1] * HUNDRED)
    n, complete = group_counts(group_index, n_groups), group_counts(group_index[whole], n_groups)
    ceiling, straight = _lines(scores[whole], group_index[whole], n_groups)
    blanks = group_sums((~answered).sum(axis=1).astype(np.float64), group_index, n_groups)
    return SurveyFigures(
        n=n,
        complete=complete,
        used=used,
        totals=totals,
        filled=filled,
        nrr_low=nrr_low,
        nrr_high=nrr_high,
        index=index,
        low=low,
        high=high,
        ceiling=divide(ceiling, complete),
        straight_line=divide(straight, complete),
        alpha=cronbach_alpha(scores[whole], group_index[whole], n_groups),
        missing=divide(blanks, n * scores.shape[1]),
        pseudo=pseudo,
    )


def cronbach_alpha(scores: Scores, group_index: Groups, n_groups: int) -> Floats:
    """Of answers without blanks, per group; NaN for fewer than two, or where all have one sum."""
    n = group_counts(group_index, n_groups)
    elements = scores.shape[1]
    spread = _spread(scores, group_index, n_groups, n).sum(axis=1)
    of_sum = _spread(scores.sum(axis=1, keepdims=True), group_index, n_groups, n)[:, 0]
    alpha: Floats = elements / (elements - 1) * (1 - divide(spread, of_sum))
    return alpha


def _spread(columns: Scores, group_index: Groups, n_groups: int, n: Integers) -> Integers:
    """n x the sum of squared deviations, in whole numbers: a variance but for a factor common to all columns."""
    sums = _sums(columns, group_index, n_groups)
    return n[:, None] * _sums(columns**2, group_index, n_groups) - sums**2


def _sums(columns: NDArray[np.generic], group_index: Groups, n_groups: int) -> Integers:
    """Sums of whole numbers per group and column; far from where floats would lose one."""
    found = [group_sums(column.astype(np.float64), group_index, n_groups) for column in columns.T]
    return np.rint(np.column_stack(found)).astype(np.int64)


def _pseudo(
    scores: Scores, counted: Booleans, group_index: Groups, nrr: Floats, filled: Integers, used: Integers
) -> Floats:
    """How far each respondent moves the sum of the nrr, together nothing in every group; NaN where not counted."""
    away = np.where(counted, scores / TWENTIETHS - nrr[group_index], 0.0)
    share = divide(np.broadcast_to(used[:, None], filled.shape), filled)
    moved: Floats = (away * share[group_index]).sum(axis=1)
    return np.where(counted.any(axis=1), moved, np.nan)


def _element_intervals(
    scores: Scores, counted: Booleans, group_index: Groups, n_groups: int, totals: Integers, filled: Integers
) -> tuple[Floats, Floats]:
    squares = _sums(np.where(counted, scores, 0) ** 2, group_index, n_groups)
    away = squares - divide(totals.astype(np.float64) ** 2, filled)
    low, high = mean_interval(divide(totals, filled * TWENTIETHS), np.maximum(away, 0) / TWENTIETHS**2, filled)
    return np.maximum(low, LOWEST), np.minimum(high, HIGHEST)


def _interval(
    pseudo: Floats, index: Floats, group_index: Groups, n_groups: int, used: Integers, per_point: float
) -> tuple[Floats, Floats]:
    """Within what the scale allows: no index lies below all worst or above all best answers."""
    known = ~np.isnan(pseudo)
    squares = group_sums((pseudo[known] - index[group_index[known]]) ** 2, group_index[known], n_groups)
    low, high = mean_interval(index, squares, used)
    return np.maximum(low, LOWEST * per_point), np.minimum(high, HIGHEST * per_point)


def _lines(scores: Scores, group_index: Groups, n_groups: int) -> tuple[Integers, Integers]:
    """Of complete answers: how many tick the best nine times, and how many tick nine times the same."""
    same = (scores == scores[:, :1]).all(axis=1)
    best = same & (scores[:, 0] == HIGHEST * TWENTIETHS)
    return group_counts(group_index[best], n_groups), group_counts(group_index[same], n_groups)
