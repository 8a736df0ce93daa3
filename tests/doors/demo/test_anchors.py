"""The demo's dates, whatever day it is built on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.doors.demo.anchors import Anchors, Quarter


def ends(quarter: Quarter) -> date:
    """The first day that no longer belongs to it, by the calendar."""
    month = quarter.number * 3 + 1
    return date(quarter.year + month // 13, (month - 1) % 12 + 1, 1)


def check(today: date) -> None:
    anchors = Anchors(today)
    assert ends(anchors.published) == anchors.waiting.starts
    assert ends(anchors.waiting) <= today < ends(anchors.waiting) + timedelta(days=92)
    assert anchors.facts_since <= anchors.published.starts
    assert {anchors.published.year, anchors.waiting.year, today.year} == set(anchors.years)
    assert anchors.years == sorted(anchors.years)


@pytest.mark.parametrize("year", [2026, 2028])
def test_it_has_two_finished_quarters_on_every_day_of_a_year(year: int) -> None:
    first = date(year, 1, 1)
    for days in range((date(year + 1, 1, 1) - first).days):
        check(first + timedelta(days=days))


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_it_has_two_finished_quarters_on_any_day(today: date) -> None:
    check(today)


@pytest.mark.parametrize(
    ("today", "published", "waiting"),
    [
        (date(2027, 1, 1), (2026, "TW3"), (2026, "TW4")),
        (date(2026, 12, 31), (2026, "TW2"), (2026, "TW3")),
        (date(2028, 2, 29), (2027, "TW3"), (2027, "TW4")),
        (date(2026, 4, 1), (2025, "TW4"), (2026, "TW1")),
    ],
)
def test_it_crosses_the_turn_of_a_year(today: date, published: tuple[int, str], waiting: tuple[int, str]) -> None:
    anchors = Anchors(today)
    assert (anchors.published.year, anchors.published.code) == published
    assert (anchors.waiting.year, anchors.waiting.code) == waiting
