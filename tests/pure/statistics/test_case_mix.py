from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.statistics.case_mix import indirect_standardisation, strata_of

rows = st.lists(st.tuples(st.floats(0.01, 100), st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=50)


def test_it_acquits_the_officer_who_gets_the_hard_cases():
    # Hard cases take 10 days, easy ones 2, whoever has them; the first officer gets mostly hard ones.
    hard = np.array([1, 1, 1, 0, 0, 0, 0, 1])
    officer = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    result = indirect_standardisation(np.where(hard, 10.0, 2.0), officer, 2, hard, 2)
    assert (result.observed / result.n).tolist() == [8, 4]
    assert result.ratio.tolist() == [1, 1]
    assert result.adjusted.tolist() == [6, 6]


def test_it_names_the_slow_within_the_same_kind_of_case():
    result = indirect_standardisation(np.array([4.0, 4, 2, 2]), np.array([0, 0, 1, 1]), 3, np.zeros(4, dtype=int), 1)
    assert result.expected.tolist() == [6, 6, 0]
    assert result.ratio == pytest.approx([4 / 3, 2 / 3, np.nan], nan_ok=True)
    assert result.adjusted[:2] == pytest.approx([4, 2])


@given(rows)
def test_it_expects_over_all_what_was_observed_over_all(rows):
    values, group, stratum = (np.array([row[side] for row in rows]) for side in (0, 1, 2))
    result = indirect_standardisation(values, group, 4, stratum, 3)
    assert result.expected.sum() == pytest.approx(result.observed.sum())
    assert result.overall == pytest.approx(values.mean())


def test_it_answers_for_nobody():
    nobody = np.array([], dtype=int)
    assert np.isnan(indirect_standardisation(np.array([]), nobody, 1, nobody, 1).adjusted).all()


def test_it_makes_a_stratum_of_every_combination_that_occurs():
    index, count = strata_of(np.array([0, 0, 1, 0]), np.array([5, 6, 5, 5]))
    assert count == 3
    assert index[0] == index[3]
    assert len(set(index.tolist())) == 3
