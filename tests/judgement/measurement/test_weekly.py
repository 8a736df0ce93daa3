"""A figure week by week: whole cases of the week in which they ended, shares apart from medians."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from kinerja.judgement.measurement.provenance import CaseSeen
from kinerja.judgement.measurement.tallies.columns import Standing
from kinerja.judgement.measurement.tallies.seen import TallySeen
from kinerja.judgement.measurement.weekly import weeks_of_cases, weeks_of_tallies

MONDAY = datetime(2026, 1, 5, 1, tzinfo=UTC)


def case(week, days, *, promised=True):
    opened = MONDAY + timedelta(weeks=week)
    closed = None if days is None else opened + timedelta(days=days)
    deadline = opened + timedelta(days=2) if promised else None
    return CaseSeen(uuid4(), "K", "ktp", opened, closed, deadline, 0, 10.0, 10)


def test_shares_count_promised_cases_in_the_week_they_ended():
    seen = [case(0, 1), case(0, 3), case(0, 1, promised=False), case(0, None), case(1, 1), case(0, 8)]
    found = weeks_of_cases("service.on_time_share", seen, "Asia/Makassar")
    told = [(week.monday, week.value, week.n) for week in found.weeks]
    assert told == [(date(2026, 1, 5), 50.0, 2), (date(2026, 1, 12), 50.0, 2)]
    assert found.is_share


def test_times_are_medians_and_impossible_ones_do_not_count():
    seen = [case(0, 1), case(0, 2), case(0, 5), case(0, -1), case(0, None)]
    (week,) = weeks_of_cases("service.completion_time", seen, "Asia/Makassar").weeks
    assert (week.value, week.n) == (2.0, 3)


def test_the_week_is_that_of_the_unit():
    """Sunday 23.30 in Palu is Sunday, though in Jakarta's west and in UTC it is other hours."""
    late = CaseSeen(
        uuid4(), "K", "ktp", MONDAY, datetime(2026, 1, 11, 15, 30, tzinfo=UTC), MONDAY + timedelta(days=9), 0, 1.0, 1
    )
    assert weeks_of_cases("service.on_time_share", [late], "Asia/Makassar").weeks[0].monday == date(2026, 1, 5)
    assert weeks_of_cases("service.on_time_share", [late], "Asia/Jayapura").weeks[0].monday == date(2026, 1, 12)


@pytest.mark.parametrize("source", ["service.output", "service.return_share", "service.open_late_share"])
def test_other_sources_have_no_week(source):
    assert weeks_of_cases(source, [case(0, 1)], "Asia/Makassar") is None


def test_tallies_add_up_and_what_was_not_counted_stays_out():
    def tally(day, part, whole, standing=Standing.COUNTED):
        return TallySeen(uuid4(), date(2026, 1, day), "x", part, whole, standing)

    seen = [tally(5, 1, 2), tally(11, 3, 3), tally(12, 0, 4), tally(6, 0, 9, Standing.EXCUSED), tally(6, 0, 0)]
    found = weeks_of_tallies("care.hand_hygiene", seen)
    assert [(week.value, week.n) for week in found.weeks] == [(80.0, 5), (0.0, 4)]
    assert weeks_of_tallies("queueing.handling_time", seen) is None
