"""Quarters of a performance year."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kinerja.work.planning.quarters import quarters


def test_it_cuts_a_year_in_four() -> None:
    found = quarters(date(2026, 1, 1), date(2027, 1, 1))
    assert [q.code for q in found] == ["TW1", "TW2", "TW3", "TW4"]
    assert found[3].name == "Triwulan IV 2026"
    assert [q.starts.month for q in found] == [1, 4, 7, 10]


def test_it_cuts_the_first_and_last_quarter_to_the_cycle() -> None:
    found = quarters(date(2021, 7, 15), date(2021, 12, 1))
    assert [(q.code, q.starts, q.ends) for q in found] == [
        ("TW3", date(2021, 7, 15), date(2021, 10, 1)),
        ("TW4", date(2021, 10, 1), date(2021, 12, 1)),
    ]


@given(st.dates(date(2014, 1, 1), date(2040, 1, 1)), st.integers(1, 900))
def test_it_covers_every_day_once_under_different_codes(starts: date, days: int) -> None:
    ends = starts + timedelta(days=days)
    found = quarters(starts, ends)
    assert found[0].starts == starts
    assert found[-1].ends == ends
    assert all(a.ends == b.starts for a, b in pairwise(found))
    assert len({q.code for q in found}) == len(found)
