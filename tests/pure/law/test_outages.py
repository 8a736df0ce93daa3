"""Deadlines that wait for the service."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.outages import Planned, Span, merged, move, without

DUE = datetime(2026, 3, 31, 16, tzinfo=UTC)  # midnight in Palu
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def span(before: float, length: float) -> Span:
    """Begins so many hours before the deadline."""
    starts = DUE - before * HOUR
    return Span(starts, starts + length * HOUR)


def due(*outages: Span, planned: tuple[Planned, ...] = ()) -> datetime:
    return move(DUE, outages, planned).value.due


spans = st.builds(
    lambda start, minutes: Span(DUE + timedelta(minutes=start), DUE + timedelta(minutes=start + minutes)),
    st.integers(-4000, 4000), st.integers(1, 900),
)  # fmt: skip
many = st.lists(spans, max_size=8)


def test_it_moves_by_the_length_of_an_outage_in_the_last_hours() -> None:
    assert due(span(3, 3)) == DUE + 3 * HOUR
    assert due(span(20, 2), span(5, 1)) == DUE + 3 * HOUR


def test_it_leaves_a_deadline_whose_last_day_was_whole() -> None:
    assert due() == DUE
    assert due(span(30, 5)) == DUE
    assert due(span(24, 0.0)) == DUE


def test_it_counts_what_lies_inside_the_last_day() -> None:
    assert due(span(26, 4)) == DUE + 2 * HOUR
    assert due(span(1, 6)) == DUE + 6 * HOUR, "an outage across the deadline counts whole"


def test_it_protects_the_new_last_hours_too() -> None:
    assert due(span(3, 3), span(-2, 4)) == DUE + 7 * HOUR
    assert due(span(3, 3), span(-3, 4)) == DUE + 3 * HOUR, "the second begins when all is over"


def test_it_counts_an_overlap_once() -> None:
    assert due(span(6, 3), span(5, 3)) == DUE + 4 * HOUR


def test_it_is_not_moved_by_maintenance_announced_in_time() -> None:
    hours = span(6, 4)
    in_time = Planned(hours, hours.starts - 3 * DAY)
    late = Planned(hours, hours.starts - 3 * DAY + timedelta(minutes=1))
    assert due(hours, planned=(in_time,)) == DUE
    assert due(hours, planned=(late,)) == DUE + 4 * HOUR
    assert due(span(6, 5), planned=(in_time,)) == DUE + HOUR, "what lasts longer than announced counts"


def test_it_says_that_it_is_no_law() -> None:
    assert not move(DUE, []).is_law


@given(many, many)
def test_it_is_never_earlier_and_never_earlier_for_more_outages(some: list[Span], more: list[Span]) -> None:
    assert DUE <= due(*some) <= due(*some, *more)


@given(many, st.integers(0, 3000))
def test_it_keeps_the_order_of_deadlines(outages: list[Span], minutes: int) -> None:
    later = move(DUE + timedelta(minutes=minutes), outages).value.due
    assert due(*outages) <= later


@given(many)
def test_it_gives_the_promised_hours_of_service(outages: list[Span]) -> None:
    """Counted apart from the rule: minute by minute."""
    end, step = due(*outages), timedelta(minutes=1)
    minutes = [DUE - DAY + n * step for n in range((end - DUE + DAY) // step)]
    served = sum(not any(s.starts <= minute < s.ends for s in outages) for minute in minutes)
    assert served == 24 * 60


@given(st.lists(st.integers(1, 60), max_size=6))
def test_it_adds_disjoint_outages_inside_the_last_day(lengths: list[int]) -> None:
    outages = [span(24 - 3 * n, minutes / 60) for n, minutes in enumerate(lengths)]
    assert abs(due(*outages) - DUE - timedelta(minutes=sum(lengths))) < timedelta(milliseconds=1)


@given(many, many)
def test_it_cuts_holes_out_exactly(spans: list[Span], holes: list[Span]) -> None:
    left = without(spans, holes)
    assert merged(left) == left
    total = sum((s.length for s in merged([*spans, *holes])), timedelta())
    assert total == sum((s.length for s in [*left, *merged(holes)]), timedelta())
