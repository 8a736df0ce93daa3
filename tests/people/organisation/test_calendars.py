"""When a unit works: the hours of the law, the school's, the hospital's; holidays, Ramadan, closures."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kinerja.people.organisation.commands import (
    add_calendar,
    add_closure,
    change_calendar,
    change_unit,
    remove_holiday,
    remove_special_hours,
    seed_calendars,
    seed_holidays,
    set_special_hours,
)
from kinerja.people.organisation.models import Calendar, Holiday, SpecialHours, Unit
from kinerja.people.organisation.queries import calendar_of, work_calendar, work_calendars
from kinerja.people.organisation.seeds import ramadan
from kinerja.people.organisation.standard_hours import HEALTH, OFFICE, SCHOOL, STANDARD
from kinerja.pure.lib.opening_hours import hours_per_week
from kinerja.pure.lib.refusals import Forbidden, Invalid
from kinerja.pure.lib.worktime import WorkCalendar
from tests.cast import Cast
from tests.harness.budget import query_budget

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
NEW_YEAR = date(2026, 1, 1)


@pytest.mark.parametrize("standard", STANDARD, ids=lambda standard: standard.name)
def test_a_week_has_the_hours_of_the_law(standard) -> None:
    assert (hours_per_week(standard.weekly), hours_per_week(standard.ramadan)) == (37.5, 32.5)


def _of(cast: Cast, unit: str) -> WorkCalendar:
    return work_calendar(cast.units[unit], *YEAR)


def test_a_unit_keeps_the_calendar_of_the_nearest_unit_above(cast: Cast) -> None:
    assert calendar_of(cast.units["DUKCAPIL-L"]).name == OFFICE.name
    assert calendar_of(cast.units["SDN1"]).name == SCHOOL.name
    assert calendar_of(cast.units["RSUD"]).name == HEALTH.name
    change_unit(cast.units["DUKCAPIL"], calendar=cast.calendars[1], **cast.by)
    assert calendar_of(cast.units["DUKCAPIL-L"]).name == SCHOOL.name


def test_a_unit_without_calendar_works_as_the_law_says(cast: Cast) -> None:
    change_unit(cast.units["KOTA"], calendar=None, **cast.by)
    assert _of(cast, "DUKCAPIL").weekly == OFFICE.weekly
    assert _of(cast, "DUKCAPIL").zone.key == "Asia/Makassar"


def test_holidays_of_the_year_are_seeded_once(cast: Cast) -> None:
    added = seed_holidays([2026], **cast.by)
    assert added == Holiday.objects.count() > 20
    assert seed_holidays([2026], **cast.by) == 0
    assert not _of(cast, "DUKCAPIL").is_working_day(NEW_YEAR)


def test_the_hospital_works_through_joint_leave(cast: Cast) -> None:
    seed_holidays([2026], **cast.by)
    leave = Holiday.objects.filter(kind="joint_leave", day__week_day=3).first().day
    assert not _of(cast, "DUKCAPIL").is_working_day(leave)
    assert _of(cast, "RSUD").is_working_day(leave)
    assert not _of(cast, "RSUD").is_working_day(NEW_YEAR)


def test_estimates_that_have_changed_are_replaced(cast: Cast) -> None:
    seed_holidays([2027], **cast.by)
    guess = Holiday.objects.filter(name__endswith="(perkiraan)").order_by("day").first()
    outdated, right = guess.day + timedelta(days=40), guess.day
    Holiday.objects.filter(pk=guess.pk).update(day=outdated)
    decided = Holiday.objects.create(day=outdated + timedelta(days=1), name="Menurut SKB", kind="national")
    seed_holidays([2027], **cast.by)
    assert not Holiday.objects.filter(day=outdated, kind="national").exists()
    assert Holiday.objects.filter(day=right, kind="national").exists()
    assert Holiday.objects.filter(pk=decided.pk).exists()


def test_a_closure_holds_for_one_calendar_or_for_all(cast: Cast) -> None:
    flood, fair = date(2026, 3, 11), date(2026, 3, 12)
    add_closure(flood, name="Banjir", calendar=cast.calendars[1], **cast.by)
    add_closure(fair, name="Hari jadi kota", **cast.by)
    assert not _of(cast, "SDN1").is_working_day(flood)
    assert _of(cast, "DUKCAPIL").is_working_day(flood)
    assert not _of(cast, "DUKCAPIL").is_working_day(fair)
    assert not _of(cast, "RSUD").is_working_day(fair)
    with pytest.raises(Invalid, match="sudah tercatat"):
        add_closure(fair, name="Lagi", **cast.by)
    remove_holiday(Holiday.objects.get(day=fair), **cast.by)
    assert _of(cast, "DUKCAPIL").is_working_day(fair)


def test_ramadan_has_its_own_hours(cast: Cast) -> None:
    season = ramadan(2026)
    assert (season.since, season.until) == (date(2026, 2, 19), date(2026, 3, 20))
    calendar = _of(cast, "DUKCAPIL")
    monday, after = date(2026, 3, 9), date(2026, 3, 23)
    assert calendar.hours_on(monday) == OFFICE.ramadan[0]
    assert calendar.hours_on(after) == OFFICE.weekly[0]
    remove_special_hours(SpecialHours.objects.get(calendar=cast.calendars[0]), **cast.by)
    assert _of(cast, "DUKCAPIL").hours_on(monday) == OFFICE.weekly[0]


def test_what_personnel_changed_is_not_seeded_over(cast: Cast) -> None:
    special = SpecialHours.objects.get(calendar=cast.calendars[0])
    SpecialHours.objects.filter(pk=special.pk).update(since=date(2026, 2, 18))
    change_calendar(cast.calendars[0], weekly={"0": [["08:00", "12:00"]]}, **cast.by)
    seed_calendars([2026], **cast.by)
    assert SpecialHours.objects.get(pk=special.pk).since == date(2026, 2, 18)
    assert Calendar.objects.get(pk=cast.calendars[0].pk).weekly == {"0": [["08:00", "12:00"]]}
    assert Calendar.objects.count() == 3


def test_hours_are_written_in_one_way(cast: Cast) -> None:
    calendar = add_calendar(" Piket ", weekly={"6": [["7:30", "12:00"], ["13:00", "24:00"]], "5": []}, **cast.by)
    assert (calendar.name, calendar.weekly) == ("Piket", {"6": [["07:30", "12:00"], ["13:00", "00:00"]]})


@pytest.mark.parametrize(
    "weekly",
    [None, [], {"7": [["07:30", "12:00"]]}, {"0": [["12:00", "07:30"]]}, {"0": [["pagi", "siang"]]}, {"0": ["07:30"]}],
)
def test_hours_that_make_no_sense_are_refused(cast: Cast, weekly: object) -> None:
    with pytest.raises(Invalid, match=r"[Jj]am kerja|Hari kerja"):
        add_calendar("Piket", weekly=weekly, **cast.by)


def test_special_hours_end_after_they_begin(cast: Cast) -> None:
    days = {"since": date(2026, 5, 2), "until": date(2026, 5, 1)}
    with pytest.raises(Invalid, match="tidak boleh sebelum"):
        set_special_hours(cast.calendars[0], name="X", weekly=cast.calendars[0].weekly, **days, **cast.by)


def test_calendars_are_for_personnel(cast: Cast) -> None:
    with pytest.raises(Forbidden, match="pengelola kepegawaian"):
        add_closure(date(2026, 3, 12), name="Libur sendiri", actor=cast.actor("sari"), now=cast.now)


def test_a_calendar_costs_three_questions(cast: Cast) -> None:
    seed_holidays([2025, 2026], **cast.by)
    with query_budget(3):
        _of(cast, "DUKCAPIL-L")


def test_many_at_once_are_what_each_is_alone_for_three_questions(cast: Cast) -> None:
    """With a closure of one calendar, one of all, Ramadan, and units without any calendar above them."""
    seed_holidays([2026], **cast.by)
    Unit.objects.filter(pk=cast.units["KOTA"].pk).update(calendar=None)
    add_closure(date(2026, 6, 22), name="Banjir", calendar=cast.calendars[1], **cast.by)
    add_closure(date(2026, 5, 4), name="Hari jadi kota", **cast.by)
    units = list(Unit.objects.all())
    with query_budget(3):
        found = work_calendars(units, *YEAR)
    assert found == {unit.pk: work_calendar(unit, *YEAR) for unit in units}
    assert found[cast.units["SDN1"].pk] != found[cast.units["RSUD"].pk] != found[cast.units["KOTA"].pk]
