"""Rounding as the forms do it: half away from zero, from an exact fraction, never through a float."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import floor

Number = Decimal | Fraction | int


def half_up(value: Number, places: int = 2) -> Decimal:
    """`value` with `places` decimals; 2.345 becomes 2.35 and -2.345 becomes -2.35."""
    exact = Fraction(value)
    steps = floor(abs(exact) * 10**places + Fraction(1, 2))
    return Decimal(steps if exact >= 0 else -steps).scaleb(-places)


def percent(share: Number, places: int = 0) -> Decimal:
    """A share as a percentage: 0.6 becomes 60."""
    return half_up(Fraction(share) * 100, places)


def mean(values: Iterable[Number]) -> Fraction:
    """Exact arithmetic mean; the caller has made sure there is at least one value."""
    fractions = [Fraction(value) for value in values]
    return sum(fractions, Fraction(0)) / len(fractions)
