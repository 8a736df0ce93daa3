"""What weights make of the main results."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.work.planning.weighing import even, shares


def test_without_weights_all_count_alike() -> None:
    assert shares([None, None, None, None]) == [25] * 4
    assert shares([]) == []


def test_with_weights_each_counts_by_its_own_whatever_the_sum() -> None:
    assert shares([Decimal(60), Decimal(20)]) == [75, 25]
    assert shares([Decimal(60), Decimal(20), None]) == [75, 25, 0]
    assert shares([Decimal(1), Decimal(2)]) == [Decimal("33.33"), Decimal("66.67")]


@pytest.mark.parametrize("n", [1, 3, 6, 7, 11, 13])
def test_even_weights_are_exactly_a_hundred_together(n: int) -> None:
    found = even(n)
    assert sum(found) == 100
    assert max(found) - min(found) <= Decimal("0.01")
    assert all(weight == round(weight, 2) for weight in found)
