"""The person-years of the database: the rule's raters are those of `superior_of`, for any number of people at once."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from kinerja.people.organisation.commands import (
    add_closure,
    appoint,
    end_appointment,
    end_service,
    grant_absence,
    set_special_hours,
)
from kinerja.people.organisation.models import Absence, Appointment, Employee
from kinerja.people.organisation.queries import segments, superior_of, superiors_on, work_calendar
from kinerja.pure.law.absences import AbsenceKind
from kinerja.pure.law.segments import Standing
from tests.cast import Cast
from tests.harness.budget import query_budget
from tests.people.organisation.test_superior_of import DAYS, FIRST, _random_city

YEAR = (date(2026, 1, 1), date(2027, 1, 1))


def test_a_quiet_year_is_one_segment(cast: Cast) -> None:
    found = segments([cast.sari.pk], *YEAR)
    (only,) = found.of(cast.sari.pk).segments
    assert (only.rater, only.days, only.weight) == (cast.budi.pk, 365, 1)
    assert found.places[only.post].title == "Petugas Loket"
    assert found.names[only.rater] == cast.budi.name


def test_a_transfer_a_plt_and_a_leave_cut_the_year(cast: Cast) -> None:
    end_appointment(Appointment.objects.get(employee=cast.tono), ends=date(2026, 7, 1), **cast.by)
    appoint(cast.tono, position=cast.posts["DUKCAPIL-L-LOKET"], starts=date(2026, 7, 1), **cast.by)
    seat = cast.posts["DUKCAPIL-L-KA"]
    appoint(cast.dewi, position=seat, kind="plt", starts=date(2026, 10, 1), ends=date(2026, 12, 1), **cast.by)
    grant_absence(cast.tono, kind="maternity", starts=date(2026, 2, 1), ends=date(2026, 5, 1), **cast.by)
    year = segments([cast.tono.pk], *YEAR).of(cast.tono.pk)
    assert [(s.rater, s.days) for s in year.segments] == [
        (cast.sekda.pk, 181 - 89),
        (cast.budi.pk, 92),
        (cast.dewi.pk, 61),
        (cast.budi.pk, 31),
    ]
    assert sum(s.weight for s in year.segments) == 1


def test_working_days_are_those_of_the_units_calendar(cast: Cast) -> None:
    add_closure(date(2026, 3, 4), name="Banjir", calendar=cast.calendars[1], **cast.by)
    fortnight = {"since": date(2026, 5, 4), "until": date(2026, 5, 17), "weekly": {"0": [["08:00", "12:00"]]}}
    set_special_hours(cast.calendars[2], name="Renovasi", **fortnight, **cast.by)
    found = segments([cast.wati.pk, cast.sari.pk, cast.yusuf.pk], *YEAR)
    for person, unit in ((cast.wati, "SDN1"), (cast.sari, "DUKCAPIL-L"), (cast.yusuf, "RSUD")):
        calendar = work_calendar(cast.units[unit], YEAR[0], YEAR[1] - timedelta(days=1))
        days = [YEAR[0] + timedelta(days=n) for n in range(365)]
        (only,) = found.of(person.pk).segments
        assert only.working_days == sum(map(calendar.is_working_day, days))


def test_who_left_is_not_counted(cast: Cast) -> None:
    end_service(cast.sari, left_on=date(2026, 4, 1), **cast.by)
    year = segments([cast.sari.pk], *YEAR).of(cast.sari.pk)
    assert [s.standing for s in year.stretches] == [Standing.SERVING, Standing.LEFT]
    assert year.days == 90


def test_it_costs_four_statements_for_one_and_for_all(cast: Cast) -> None:
    everybody = [person.pk for person in cast.people()]
    for keys in ([cast.sari.pk], everybody, everybody * 40):
        with query_budget(4):
            assert set(segments(keys, *YEAR).years) == set(keys)
    assert segments([], *YEAR).years == {}


def _absences(rng: random.Random, people: list[Employee]) -> list[Absence]:
    rows = []
    for person in people:
        cuts = sorted(rng.sample(range(DAYS), 4))
        for starts, ends in zip(cuts[::2], cuts[1::2], strict=True):
            days = {"starts": FIRST + timedelta(days=starts), "ends": FIRST + timedelta(days=ends)}
            rows.append(Absence(employee=person, kind=rng.choice(list(AbsenceKind)).value, **days))
    return rows


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_the_rule_and_the_database_name_the_same_rater_on_every_day(seed: int) -> None:
    rng = random.Random(seed)
    _random_city(rng)
    people = list(Employee.objects.order_by("name", "id"))
    Absence.objects.bulk_create(_absences(rng, people))
    ends = FIRST + timedelta(days=DAYS)
    found = segments([person.pk for person in people], FIRST, ends)
    for n in range(DAYS):
        day = FIRST + timedelta(days=n)
        answered = superiors_on(day)
        for person in people:
            stretch = found.of(person.pk).stretch_on(day)
            assert stretch
            assert (stretch.post is not None) == (person.pk in answered), (person.name, day)
            assert stretch.rater == answered.get(person.pk), (person.name, day)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(2))
def test_the_rule_agrees_with_the_question_in_sql(seed: int) -> None:
    days = _random_city(random.Random(seed))
    people = list(Employee.objects.order_by("name", "id"))
    found = segments([person.pk for person in people], FIRST, FIRST + timedelta(days=DAYS))
    for day in days:
        for person in people:
            stretch, above = found.of(person.pk).stretch_on(day), superior_of(person, day)
            assert stretch
            assert stretch.rater == (above.pk if above else None)


@pytest.mark.django_db
def test_asking_for_one_answers_as_asking_for_all() -> None:
    _random_city(random.Random(7))
    keys: list[Any] = list(Employee.objects.order_by("id").values_list("pk", flat=True))
    ends = FIRST + timedelta(days=DAYS)
    together = segments(keys, FIRST, ends)
    for key in keys:
        assert segments([key], FIRST, ends).of(key) == together.of(key)
