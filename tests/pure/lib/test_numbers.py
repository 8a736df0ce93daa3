from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.lib.numbers import format_number, parse_number, round_half_up
from kinerja.pure.lib.refusals import Invalid


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [("2.5", 0, "3"), ("-2.5", 0, "-3"), ("0.125", 2, "0.13"), ("1250", -2, "1300"), ("2.4999", 0, "2"), ("7", 2, "7")],
)
def test_it_rounds_halves_up(value, places, expected):
    assert round_half_up(Decimal(value), places) == Decimal(expected)


def test_it_shows_as_many_decimals_as_asked_for():
    assert str(round_half_up(7, 2)) == "7.00"


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("1234.5", None, "1.234,5"),
        ("1234567.50", None, "1.234.567,50"),
        ("-0.5", None, "-0,5"),
        ("1E+3", None, "1.000"),
        ("999.995", 2, "1.000,00"),
        ("71.59", 1, "71,6"),
        ("1250", -2, "1.300"),
    ],
)
def test_it_writes_numbers_the_indonesian_way(value, places, expected):
    assert format_number(Decimal(value), places) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.234,5", "1234.5"), ("1234,5", "1234.5"), ("-1.234.567", "-1234567"), (" 12 ", "12"), ("+0,50", "0.50")],
)
def test_it_reads_them_too(text, expected):
    assert parse_number(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["", "1.5", "1,234.5", "1.23.456", "seribu", "1e5", "1,", "٣", "1.2345"])
def test_it_refuses_what_may_mean_two_things(text):
    with pytest.raises(Invalid, match=r"tidak dikenali\. Tulis seperti 1\.234,5"):
        parse_number(text)


@given(st.decimals(-(10**12), 10**12, places=4))
def test_it_reads_back_what_it_writes(value):
    assert parse_number(format_number(value)) == value


@given(st.decimals(-(10**6), 10**6, places=6), st.integers(0, 4))
def test_it_stays_within_half_a_unit(value, places):
    assert abs(round_half_up(value, places) - value) <= Decimal(1).scaleb(-places) / 2
