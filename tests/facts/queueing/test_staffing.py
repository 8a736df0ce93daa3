"""The weeks of a hall laid over each other, and the hours nobody sat at a counter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.facts.queueing.figures.staffing import Past, past_of, recorded_past, uncovered, week_of
from kinerja.facts.queueing.models import VisitImport, VisitRecord
from kinerja.facts.queueing.terms import Outcome
from kinerja.facts.service.models import Service
from tests.facts.queueing.hall import Hall
from tests.facts.queueing.weeks import came, past_days, sat

MONDAY, TUESDAY = 0, 1


def past(hall: Hall, weeks: int = 4, line: bool = False) -> Past:
    since = hall.cast.today - timedelta(weeks=weeks)
    return past_of(hall.unit, hall.ktp if line else None, since=since, until=hall.cast.today)


def test_it_averages_arrivals_over_the_days_of_that_hour(hall: Hall) -> None:
    mondays = past_days(hall, 4, [MONDAY])
    sat(hall, hall.one, mondays, (8, 12))
    came(hall, mondays, [(9.1, 4, 5), (9.2, 10, 5), (9.5, 30, 5)])
    week = week_of(past(hall))
    nine = next(one for one in week.cells if (one.weekday, one.hour) == (MONDAY, 9))
    assert (nine.days, nine.arrivals, nine.counters) == (4, 3, 1)
    assert nine.median == 600
    assert nine.handling == 300
    assert (week.n, week.days) == (12, 4)


def test_an_hour_in_which_nobody_came_is_a_zero_and_a_closed_one_is_not_there(hall: Hall) -> None:
    mondays = past_days(hall, 4, [MONDAY])
    sat(hall, hall.one, mondays, (8, 12))
    came(hall, mondays, [(9.1, 4, 5), (9.2, 10, 5)])
    cells = {(one.weekday, one.hour): one for one in week_of(past(hall)).cells}
    assert cells[MONDAY, 10].arrivals == 0
    assert (MONDAY, 3) not in cells
    assert (TUESDAY, 9) not in cells, "nothing happened on Tuesdays: the hall was closed"


def test_few_people_in_an_hour_are_not_told_apart(hall: Hall) -> None:
    mondays = past_days(hall, 1, [MONDAY])
    sat(hall, hall.one, mondays, (8, 12))
    came(hall, mondays, [(9 + n / 50, 4, 1) for n in range(20)] + [(10.1, 4, 5)])
    cells = {(one.weekday, one.hour): one for one in week_of(past(hall)).cells}
    assert cells[MONDAY, 10].hidden
    assert cells[MONDAY, 10].arrivals is None
    assert cells[MONDAY, 10].median is None


def test_times_known_to_be_wrong_count_as_arrivals_only(hall: Hall) -> None:
    mondays = past_days(hall, 4, [MONDAY])
    sat(hall, hall.one, mondays, (8, 12))
    came(hall, mondays, [(9.1, 4, 5), (9.2, 4, 5)])
    came(hall, mondays, [(9.3, 100, 100)], line=hall.family, is_accurate=False)
    week = week_of(past(hall))
    assert week.n == 12
    assert (week.median, week.handling) == (240, 300)


def test_it_names_the_hour_in_which_people_waited_before_no_counter(hall: Hall) -> None:
    mondays = past_days(hall, 4, [MONDAY])
    sat(hall, hall.one, mondays, (8, 9), (9.5, 12))
    # Two wait from 9.15 and 9.20 until the counter opens at 9.30; on Tuesday the counter was open.
    came(hall, mondays, [(9.25, 15, 5), (9 + 1 / 3, 15, 5)])
    tuesdays = past_days(hall, 4, [TUESDAY])
    sat(hall, hall.one, tuesdays, (8, 12))
    came(hall, tuesdays, [(9.25, 15, 5)])
    gaps = uncovered(past(hall))
    assert [(gap.weekday, gap.hour, gap.days, gap.most) for gap in gaps] == [(MONDAY, 9, 4, 2)]
    assert gaps[0].seconds == pytest.approx(4 * 15 * 60)
    assert gaps[0].longest == pytest.approx(15 * 60)


def test_a_counter_of_another_queue_is_no_counter_for_this_one(hall: Hall) -> None:
    mondays = past_days(hall, 4, [MONDAY])
    hall.two.serves.filter(line=hall.ktp).delete()
    sat(hall, hall.two, mondays, (8, 12))
    came(hall, mondays, [(9.25, 15, 5)])
    assert not uncovered(past(hall))
    assert [gap.hour for gap in uncovered(past(hall, line=True))] == [9]


def test_a_moment_without_counter_is_no_gap(hall: Hall) -> None:
    mondays = past_days(hall, 4, [MONDAY])
    sat(hall, hall.one, mondays, (8, 9), (9 + 50 / 3600, 12))
    came(hall, mondays, [(8.9, 15, 5)])
    assert not uncovered(past(hall))


def test_today_is_left_out_until_it_is_over(hall: Hall) -> None:
    hall.served()
    assert not len(past(hall).came)


def test_imported_files_are_laid_out_by_their_own_hours(hall: Hall) -> None:
    service = Service.objects.get(code="ktp")
    file = VisitImport.objects.create(
        service=service, file_name="a.csv", sha256="x", mapping={"source": {"timezone": "WITA"}},
        committed_at=hall.now, actor_name="Hasan",
    )  # fmt: skip
    first = datetime(2020, 3, 2, 1, 10, tzinfo=UTC)  # Monday 09.10 WITA
    rows = [first + timedelta(weeks=week, minutes=n) for week in range(10) for n in range(6)]
    VisitRecord.objects.bulk_create(
        VisitRecord(
            visit_import=file, row=number, day=issued.date(), issued_at=issued, called_at=issued + timedelta(minutes=7),
            started_at=issued + timedelta(minutes=7), finished_at=issued + timedelta(minutes=9), outcome=Outcome.SERVED,
        )
        for number, issued in enumerate(rows, start=1)
    )  # fmt: skip
    known = recorded_past(service, weeks=4)
    week = week_of(known)
    assert [(one.weekday, one.hour, one.days, one.arrivals, one.counters) for one in week.cells] == [
        (MONDAY, 9, 4, 6, None)
    ]
    assert (week.median, week.handling) == (420, 120)
    assert not known.knows_counters


def test_it_costs_as_many_statements_for_a_large_hall_as_for_a_small_one(hall: Hall) -> None:
    sat(hall, hall.one, past_days(hall, 4), (8, 12))
    costs = []
    for line, people in ((hall.ktp, 1), (hall.family, 60)):
        came(hall, past_days(hall, 4), [(8 + n / 20, 4, 3) for n in range(people)], line=line)
        with CaptureQueriesContext(connection) as asked:
            past(hall)
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 5
