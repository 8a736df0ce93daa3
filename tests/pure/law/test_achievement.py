from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.achievement import achievement
from kinerja.pure.law.targets import Target
from kinerja.pure.law.terms import Polarity
from kinerja.pure.lib.refusals import Invalid

ON = date(2025, 12, 31)
MORE, LESS, WITHIN = Polarity.MORE, Polarity.LESS, Polarity.WITHIN
POSITIVE = st.decimals("0.1", 500, places=1)


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("value", "low", "high", "polarity", "percent"),
    [
        ("90", "100", None, MORE, "90.00"),
        ("110", "100", None, MORE, "110.00"),
        ("110", None, "100", MORE, "110.00"),
        ("85", "80", "90", MORE, "100.00"),
        ("99", "80", "90", MORE, "110.00"),
        ("0", "100", None, MORE, "0.00"),
        ("40", None, "30", LESS, "66.67"),
        ("15", None, "30", LESS, "150.00"),
        ("90", None, "30", LESS, "0.00"),
        ("15", "10", "20", WITHIN, "100.00"),
        ("5", "10", "20", WITHIN, "50.00"),
        ("30", "10", "20", WITHIN, "50.00"),
        ("30", None, "20", WITHIN, "50.00"),
        ("5", "10", None, WITHIN, "50.00"),
        ("99", "10", None, WITHIN, "100.00"),
        ("0", None, "0", LESS, "100.00"),
        ("-5", "-5", None, MORE, "100.00"),
    ],
)
def test_it_gives_the_percentage_reached(
    value: str, low: str | None, high: str | None, polarity: Polarity, percent: str
) -> None:
    found = achievement(Decimal(value), number(low), number(high), polarity, ON)
    assert str(found.value) == percent
    assert not found.is_law


@pytest.mark.parametrize(
    ("value", "low", "high", "polarity", "why"),
    [
        (None, "100", None, MORE, "Belum ada data."),
        ("90", None, None, WITHIN, "Belum ada target."),
        ("3", None, "0", LESS, "tidak bermakna"),
        ("3", "0", None, MORE, "tidak bermakna"),
        ("3", "-5", None, MORE, "tidak bermakna"),
        ("-3", "5", None, MORE, "tidak bermakna"),
    ],
)
def test_it_gives_a_reason_instead_of_a_meaningless_percentage(
    value: str | None, low: str | None, high: str | None, polarity: Polarity, why: str
) -> None:
    found = achievement(number(value), number(low), number(high), polarity, ON)
    assert found.value is None
    assert why in found.because[0].text


@given(POSITIVE, POSITIVE, POSITIVE, POSITIVE, st.sampled_from([MORE, LESS]))
def test_it_is_monotone(a: Decimal, b: Decimal, t1: Decimal, t2: Decimal, polarity: Polarity) -> None:
    low, high = sorted((t1, t2))
    smaller, larger = (achievement(one, low, high, polarity, ON).value for one in sorted((a, b)))
    assert smaller is not None
    assert larger is not None
    assert smaller <= larger if polarity is MORE else smaller >= larger


@given(POSITIVE, POSITIVE, POSITIVE)
def test_it_is_at_most_100_for_a_range(value: Decimal, t1: Decimal, t2: Decimal) -> None:
    low, high = sorted((t1, t2))
    found = achievement(value, low, high, WITHIN, ON).value
    assert found is not None
    assert 0 <= found <= 100
    assert low <= value <= high or found < 100 or abs(value - low) < 1 or abs(value - high) < 1


@pytest.mark.parametrize(
    ("low", "high", "polarity", "words"),
    [
        ("30", None, MORE, "target 30"),
        ("10", "20.5", LESS, "target 10 sampai 20,5"),
        (None, "20", WITHIN, "target paling banyak 20"),
        ("10", None, WITHIN, "target paling sedikit 10"),
    ],
)
def test_it_says_the_target_in_words(low: str | None, high: str | None, polarity: Polarity, words: str) -> None:
    target = Target.of(number(low), number(high), polarity)
    assert target is not None
    assert target.words.text == words


def test_it_refuses_a_target_upside_down() -> None:
    with pytest.raises(Invalid, match="Batas bawah target"):
        Target.of(Decimal(2), Decimal(1), MORE)
