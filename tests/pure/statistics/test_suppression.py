from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.statistics.suppression import publishable_percent, suppress


@pytest.mark.parametrize(
    ("counts", "hidden", "total_hidden"),
    [
        ([50, 60, 70], [], False),
        ([50, 3, 70, 60], [0, 1], False),  # one alone would be the total less the rest
        ([4, 7, 60], [0, 1], False),  # two hide each other, and together they reach 10
        ([4, 3, 60, 80], [0, 1, 2], False),  # together 7: that itself would be a figure below 10
        ([4, 0, 60], [0, 2], False),  # nobody is described by a zero, and a zero hides nobody
        ([4], [0], True),
        ([4, 3], [0, 1], True),
        ([1] * 10, list(range(10)), True),  # a total of ten over ten units would tell them all
        ([], [], False),
    ],
)
def test_it_hides_what_could_be_got_back(counts, hidden, total_hidden):
    result = suppress(counts)
    assert np.flatnonzero(result.hidden).tolist() == hidden
    assert result.total_hidden is total_hidden


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(3, 12))
def test_it_leaves_no_small_count_to_subtraction(counts, k):
    result = suppress(counts, k)
    sizes = np.array(counts, dtype=int)
    shown = sizes[~result.hidden]
    assert not ((shown > 0) & (shown < k)).any()
    if result.hidden.any() and not result.total_hidden:
        remainder = sizes.sum() - shown.sum()
        assert result.hidden.sum() >= 2
        # What a reader can work out: each hidden unit has at least one case, and at most what the others leave.
        assert remainder - (result.hidden.sum() - 1) >= k


@pytest.mark.parametrize(
    ("count", "n", "k", "expected"),
    [
        (3, 9, 10, None),
        (1, 3, 5, None),
        (0, 0, 0, None),
        (9, 10, 10, "90"),
        (33, 49, 10, "67"),
        (1, 40, 10, "3"),  # 2.5 half up
        (1, 50, 10, "2.0"),
        (950, 1327, 10, "71.6"),
    ],
)
def test_it_rounds_shares_of_few_cases_to_whole_percent(count, n, k, expected):
    found = publishable_percent(count, n, k)
    assert found == (None if expected is None else Decimal(expected))
    assert expected is None or str(found) == expected
