from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.bands import exceeded, reached
from kinerja.pure.law.rounding import half_up, mean, percent
from kinerja.pure.lib.numbers import round_half_up
from kinerja.pure.lib.refusals import Invalid

STEPS = [{"low": 80}, {"low": 60}]


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (Decimal("2.345"), 2, "2.35"),
        (Decimal("-2.345"), 2, "-2.35"),
        (Fraction(1, 3), 4, "0.3333"),
        (5, 2, "5.00"),
        (Decimal("0.5"), 0, "1"),
    ],
)
def test_it_rounds_half_away_from_zero(value: Decimal | Fraction | int, places: int, rounded: str) -> None:
    assert str(half_up(value, places)) == rounded


@given(st.decimals(-(10**6), 10**6, places=5), st.integers(0, 4))
def test_it_rounds_decimals_as_the_house_does(value: Decimal, places: int) -> None:
    assert half_up(value, places) == round_half_up(value, places)


def test_it_takes_the_exact_mean_and_percentage() -> None:
    assert mean([1, Decimal("2.5"), 1]) == Fraction(3, 2)
    assert percent(Fraction(2, 3), 1) == Decimal("66.7")


def test_it_finds_the_row_a_value_reaches() -> None:
    assert reached(STEPS, 80) == {"low": 80}
    assert reached(STEPS, Decimal("79.99")) == {"low": 60}
    with pytest.raises(Invalid, match="di bawah angka terendah, yaitu 60"):
        reached(STEPS, 59)


def test_it_finds_the_row_a_value_exceeds() -> None:
    assert exceeded([{"above": 90}], 91) == {"above": 90}
    assert exceeded([{"above": 90}], 90) is None
