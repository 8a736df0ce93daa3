"""Weighted draws that can be repeated."""

from __future__ import annotations

from collections import Counter

import pytest

from kinerja.pure.statistics.sampling import draw


def test_the_same_seed_draws_the_same_rows() -> None:
    assert draw([1.0] * 50, 5, 7) == draw([1.0] * 50, 5, 7)
    assert draw([1.0] * 50, 5, 7) != draw([1.0] * 50, 5, 8)


@pytest.mark.parametrize(("n", "wanted"), [(0, 0), (3, 3), (9, 4)])
def test_it_draws_as_many_as_there_are_and_none_twice(n: int, wanted: int) -> None:
    rows = draw([1, 2, 3, 4], n, 1)
    assert len(rows) == len(set(rows)) == wanted


def test_one_draw_follows_the_weights() -> None:
    """The first of 20,000 draws of one row: shares 1/10 and 9/10, within four standard errors."""
    counted = Counter(draw([1, 9], 1, seed)[0] for seed in range(20_000))
    assert abs(counted[1] / 20_000 - 0.9) < 4 * (0.9 * 0.1 / 20_000) ** 0.5


def test_nothing_is_drawn_of_nothing_and_weightless_rows_are_a_mistake() -> None:
    assert draw([], 3, 1) == []
    with pytest.raises(ValueError, match="positive"):
        draw([1, 0], 1, 1)
