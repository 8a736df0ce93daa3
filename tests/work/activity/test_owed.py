"""Days that are still owed: by the calendar of the unit, not while away, not before a post."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from kinerja.people.organisation.models import Absence, Appointment
from kinerja.pure.law.reporting import last_in_time, reporting_due
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.pure.lib.zones import WITA
from kinerja.work.activity.commands import withdraw_report
from kinerja.work.activity.models import ReportRhythm
from kinerja.work.activity.queries.own import own_days
from kinerja.work.activity.queries.person import person
from tests.facts.queueing.hall import Hall
from tests.facts.teaching.school import TUESDAY, School
from tests.harness.budget import query_budget
from tests.work.activity.origins.test_ticket import finish_one
from tests.work.planned import Year
from tests.work.reported import TODAY, Desk

WEEK = datetime(2026, 3, 8, 16, tzinfo=UTC)


@pytest.fixture
def desk(cast: Any) -> Desk:
    return Desk(Year(cast))


def owed(desk: Desk, who: str = "sari", on: date = TODAY) -> list[date]:
    return own_days(getattr(desk.cast, who).pk, on, WEEK, desk.now).owed


def test_the_working_days_still_in_time_are_owed_oldest_first(desk: Desk) -> None:
    # On a Tuesday with three working days of grace: Thursday, Friday and Monday, and no weekend.
    assert owed(desk) == [date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 9)]


def test_a_day_with_a_row_is_not_owed_until_the_row_is_taken_back(desk: Desk) -> None:
    report = desk.report(day=date(2026, 3, 9))
    assert date(2026, 3, 9) not in owed(desk)
    withdraw_report(report, version=1, **desk.by("sari"))
    assert date(2026, 3, 9) in owed(desk)


def test_nothing_is_owed_for_days_away_and_the_page_knows_it(desk: Desk) -> None:
    Absence.objects.create(employee=desk.cast.sari, kind="annual", starts=date(2026, 3, 6))
    own = own_days(desk.cast.sari.pk, TODAY, WEEK, desk.now)
    assert own.owed == [date(2026, 3, 5)]
    assert own.away


def test_posts_and_absences_of_other_times_change_nothing(desk: Desk) -> None:
    for starts, ends in ((date(2025, 3, 1), date(2025, 3, 9)), (date(2026, 3, 3), date(2026, 3, 5))):
        Absence.objects.create(employee=desk.cast.sari, kind="annual", starts=starts, ends=ends)
    Appointment.objects.filter(employee=desk.cast.sari).update(starts=date(2026, 3, 6))
    own = own_days(desk.cast.sari.pk, TODAY, WEEK, desk.now)
    assert own.owed == [date(2026, 3, 6), date(2026, 3, 9)]
    assert own.place is not None
    assert own.place.plan == desk.plan


def test_who_has_no_plan_reports_at_his_post_and_who_has_none_nowhere(desk: Desk) -> None:
    place = own_days(desk.cast.tono.pk, TODAY, WEEK, desk.now).place
    assert place is not None
    assert (place.plan, place.unit) == (None, Appointment.objects.get(employee=desk.cast.tono).position.unit)
    Appointment.objects.filter(employee=desk.cast.tono).update(ends=TODAY)
    assert own_days(desk.cast.tono.pk, TODAY, WEEK, desk.now).place is None


def test_a_school_of_six_days_owes_its_saturday(desk: Desk) -> None:
    assert date(2026, 3, 7) in owed(desk, "wati")
    assert date(2026, 3, 7) not in owed(desk, "sari")


def test_a_monthly_rhythm_reaches_back_to_the_first_of_the_open_month(desk: Desk) -> None:
    ReportRhythm.objects.create(rhythm="monthly", starts=date(2026, 1, 1))
    own = own_days(desk.cast.sari.pk, date(2026, 3, 31), WEEK, desk.now)
    assert own.days[-1].day == date(2026, 3, 1)
    assert own.owed[0] == date(2026, 3, 2)


def test_it_costs_at_most_eight_statements(desk: Desk) -> None:
    desk.permit()
    with query_budget(8):
        own_days(desk.cast.sari.pk, TODAY, WEEK, desk.now)


@pytest.mark.parametrize("rhythm", ["daily", "weekly", "monthly"])
def test_the_last_day_in_time_is_the_one_of_the_rule(rhythm: str) -> None:
    office = WorkCalendar(WITA, {day: ((time(8), time(16)),) for day in range(5)}, frozenset({date(2026, 3, 19)}))
    for back in range(60):
        day = date(2026, 3, 25) - timedelta(days=back)
        due = reporting_due(rhythm, day, office).value
        assert last_in_time(rhythm, day, due + timedelta(days=1), office.is_working_day) == due
        assert last_in_time(rhythm, day, due, office.is_working_day) is None


def test_an_origin_that_knows_nothing_is_not_asked(desk: Desk) -> None:
    with query_budget(6):
        assert own_days(desk.cast.sari.pk, TODAY, WEEK, desk.now).offers == 0


def test_each_origin_that_knows_something_is_heard(cast: Any) -> None:
    since = cast.today - timedelta(days=9)

    def told(employee: Any) -> frozenset[str]:
        return person(employee.pk, since, cast.today).origins

    assert told(cast.sari) == frozenset()
    finish_one(Hall(cast), 7)
    assert told(cast.sari) == {"ticket"}
    Desk(Year(cast)).finish(1)
    assert told(cast.sari) == {"ticket", "service"}
    assert told(cast.budi) == frozenset()


def test_a_lesson_is_heard_for_its_teacher(cast: Any) -> None:
    school = School(cast)
    school.confirm(school.slot())
    assert person(school.wati.pk, TUESDAY, TUESDAY).origins == {"lesson"}
    assert person(school.rudi.pk, TUESDAY, TUESDAY).origins == frozenset()
