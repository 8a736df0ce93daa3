"""Deadlines of reports by rhythm, and what is unusual; all of it local settings."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.findings import Confidence
from kinerja.pure.law.reporting import (
    REASONS,
    drawing,
    is_unusual,
    last_day,
    never_late_before,
    reporting_due,
)
from kinerja.pure.lib.worktime import WorkCalendar

HOLIDAYS = frozenset({date(2026, 3, 19), date(2026, 3, 20)})
OFFICE = WorkCalendar(ZoneInfo("Asia/Makassar"), {day: ((time(8), time(16)),) for day in range(5)}, HOLIDAYS)


@pytest.mark.parametrize(
    ("rhythm", "day", "until"),
    [
        ("daily", date(2026, 3, 2), date(2026, 3, 5)),  # Monday and three days
        ("daily", date(2026, 3, 6), date(2026, 3, 11)),  # over a weekend
        ("daily", date(2026, 3, 17), date(2026, 3, 24)),  # over two holidays and a weekend
        ("weekly", date(2026, 3, 2), date(2026, 3, 11)),  # from Sunday the 8th
        ("monthly", date(2026, 2, 3), date(2026, 3, 6)),  # from 28 February
    ],
)
def test_the_last_day_by_hand(rhythm: str, day: date, until: date) -> None:
    found = reporting_due(rhythm, day, OFFICE)
    assert found.value == until
    assert {cite.confidence for cite in found.cites} == {Confidence.MEMORY}


@given(st.sampled_from(["daily", "weekly", "monthly"]), st.dates(date(2025, 1, 1), date(2027, 1, 1)))
def test_before_the_lower_bound_nobody_is_late(rhythm: str, day: date) -> None:
    bound = never_late_before(rhythm, day)
    assert day <= last_day(rhythm, day) < bound <= reporting_due(rhythm, day, OFFICE).value


def test_a_december_ends_with_its_year() -> None:
    assert last_day("monthly", date(2026, 12, 1)) == date(2026, 12, 31)
    assert last_day("weekly", date(2026, 12, 31)) == date(2027, 1, 3)


USUAL = [Decimal(n) for n in (8, 9, 10, 10, 11, 12, 12, 30)]


@pytest.mark.parametrize(
    ("quantity", "earlier", "unusual"),
    [
        (Decimal(32), USUAL, True),  # the middle is 10.5
        (Decimal("31.5"), USUAL, False),
        (Decimal(32), USUAL[:7], False),  # too little is known
        (None, USUAL, False),
        (Decimal(3), [Decimal(0)] * 8, False),
    ],
)
def test_unusual_is_more_than_thrice_the_middle(quantity: Decimal, earlier: list[Decimal], unusual: bool) -> None:
    assert is_unusual(quantity, earlier) is unusual


@pytest.mark.parametrize(("waiting", "size"), [(0, 0), (2, 2), (5, 3), (30, 3), (31, 4), (100, 10), (200, 12)])
def test_how_many_are_drawn(waiting: int, size: int) -> None:
    assert drawing(date(2026, 3, 10)).size(waiting) == size


def test_each_reason_weighs_more_than_the_next() -> None:
    weights = drawing(date(2026, 3, 10)).weights
    assert [weights[name] for name in REASONS] == sorted(weights.values(), reverse=True)


def test_the_bound_lies_at_least_the_days_of_grace_after() -> None:
    assert never_late_before("daily", date(2026, 3, 6)) == date(2026, 3, 6) + timedelta(days=3)
