"""What pages ask of planning."""

from __future__ import annotations

from datetime import date

from kinerja.work.planning.models import Plan
from kinerja.work.planning.queries import facts_of, plan_due, plan_on, remarks_on, results_of
from tests.work.planned import PERMITS, SPEED, Year


def test_it_finds_the_plan_of_a_day(year: Year) -> None:
    plan = year.draft("sari")
    assert plan_on(year.cast.sari.pk, date(2026, 12, 31)) == plan
    assert plan_on(year.cast.sari.pk, date(2027, 1, 1)) is None


def test_it_shows_results_with_their_indicators_in_two_statements(year: Year, django_assert_num_queries) -> None:
    plan = year.written("sari", PERMITS, SPEED)
    with django_assert_num_queries(2):
        (result,) = results_of(plan)
        assert [i.text for i in result.indicators.all()] == [PERMITS.text, SPEED.text]
    with django_assert_num_queries(2):
        assert [i.has_target for i in facts_of(plan).results[0].indicators] == [True, True]


def test_a_plan_is_due_in_january_or_a_month_after_a_new_post() -> None:
    assert plan_due(Plan(starts=date(2026, 1, 1))) == date(2026, 1, 31)
    assert plan_due(Plan(starts=date(2026, 7, 15))) == date(2026, 8, 15)


def test_it_adds_that_a_plan_is_late_where_a_day_is_given(year: Year) -> None:
    plan = year.written("sari")
    assert remarks_on(plan) == []
    assert ["paling lambat" in str(r.sentence) for r in remarks_on(plan, date(2026, 3, 10))] == [True]
    assert remarks_on(plan, date(2026, 1, 31)) == []
