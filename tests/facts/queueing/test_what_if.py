"""Other counters for the days that were: with every service alike, the answer can be reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kinerja.facts.queueing.figures.staffing import Change, Past, hint, past_of, week_of, what_if
from kinerja.pure.lib.refusals import Invalid, Refused
from tests.facts.queueing.hall import Hall
from tests.facts.queueing.weeks import Came, came, past_days, sat

EVERY_DAY = frozenset(range(7))
ONE_MORE = Change(1, 0, 24, EVERY_DAY)
EACH, APART = 4.0, 3.0
"""Minutes of every service, and between two who come: one counter falls behind by a minute a person."""


def in_line(n: int, opens: float = 8.0) -> list[Came]:
    """n people before one counter, in order."""
    return [(opens + i * APART / 60, i * (EACH - APART), EACH) for i in range(n)]


def past(hall: Hall, weeks: int = 4, n: int = 41) -> Past:
    days = past_days(hall, weeks)
    sat(hall, hall.one, days, (8, 15))
    came(hall, days, in_line(n))
    return past_of(hall.unit, None, since=hall.cast.today - timedelta(weeks=weeks), until=hall.cast.today)


def test_the_past_played_again_is_the_past(hall: Hall) -> None:
    answer = what_if(past(hall), ONE_MORE, within=900, seed=1)
    assert answer.real_p90 == pytest.approx(36 * 60)
    assert answer.played_p90 == pytest.approx(answer.real_p90)
    assert answer.played_median == pytest.approx(answer.real_median) == pytest.approx(20 * 60)
    assert answer.agrees
    assert (answer.real_days, answer.days) == (20, 60)


def test_a_second_counter_takes_the_whole_wait_away(hall: Hall) -> None:
    answer = what_if(past(hall), ONE_MORE, within=900, seed=1)
    assert answer.changed.p90.high == pytest.approx(0)
    assert answer.saved.low == pytest.approx(36 * 60)
    assert (answer.past.within.middle, answer.changed.within.middle) == (pytest.approx(16 / 41), 1)


def test_a_counter_for_the_first_hour_helps_those_who_come_later_as_well(hall: Hall) -> None:
    """Until nine nobody waits; from then on the line grows by a minute a person again."""
    answer = what_if(past(hall), Change(1, 8, 9, EVERY_DAY), within=900, seed=1)
    assert answer.changed.median.middle < 60
    assert answer.changed.p90.middle < 18 * 60


def test_taking_the_only_counter_leaves_people_waiting_until_it_is_there_again(hall: Hall) -> None:
    answer = what_if(past(hall), Change(-1, 8, 9, EVERY_DAY), within=900, seed=1)
    assert answer.saved.middle < -20 * 60


def test_the_same_question_has_the_same_answer(hall: Hall) -> None:
    days = past(hall)
    assert what_if(days, ONE_MORE, within=900, seed=7) == what_if(days, ONE_MORE, within=900, seed=7)


def test_other_weekdays_stay_out_of_it(hall: Hall) -> None:
    answer = what_if(past(hall, weeks=6), Change(1, 0, 24, frozenset({0})), within=900, seed=1)
    assert answer.real_days == 6


def test_it_says_how_many_days_it_needs(hall: Hall) -> None:
    with pytest.raises(Refused, match="sedikitnya 5 hari buka dengan kunjungan; baru ada 4"):
        what_if(past(hall), Change(1, 0, 24, frozenset({0})), within=900, seed=1)


def test_a_queue_whose_counters_serve_others_is_not_played_alone(hall: Hall) -> None:
    with pytest.raises(Refused, match="Pilih seluruh ruang pelayanan"):
        what_if(replace(past(hall), is_shared=True), ONE_MORE, within=900, seed=1)


def test_files_that_know_no_counter_are_not_played(hall: Hall) -> None:
    with pytest.raises(Refused, match="tidak mencatat kapan loket buka"):
        what_if(replace(past(hall), knows_counters=False), ONE_MORE, within=900, seed=1)


@pytest.mark.parametrize(
    "change", [Change(0, 8, 10, EVERY_DAY), Change(1, 10, 8, EVERY_DAY), Change(1, 8, 10, frozenset())]
)
def test_a_change_that_is_none_is_refused(hall: Hall, change: Change) -> None:
    with pytest.raises(Invalid, match="Pilih 1 sampai 20 loket"):
        what_if(past(hall), change, within=900, seed=1)


def test_the_hint_asks_the_formula_of_the_busiest_hour(hall: Hall) -> None:
    found = hint(week_of(past(hall)), within=900)
    assert found is not None
    assert (found.arrivals, found.handling, found.usual) == (20, pytest.approx(240), 1)
    told = dict(found.rows)
    assert told[1] is None, "twenty an hour at four minutes each are more than one counter serves"
    # M/M/2 with 4/3 Erlang: P(wait) = a²/(2+a) = 8/15 (Gross & Harris, Fundamentals of Queueing Theory, 2.4)
    assert told[2] is not None
    assert told[2].wait_probability == pytest.approx(8 / 15)
    assert found.needed == 2


def test_without_visits_there_is_no_hint(hall: Hall) -> None:
    assert hint(week_of(past(hall)), within=900) is not None
    empty = past_of(hall.unit, hall.birth, since=hall.cast.today - timedelta(weeks=4), until=hall.cast.today)
    assert hint(week_of(empty), within=900) is None
