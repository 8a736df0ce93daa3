"""The timetable: nobody in two rooms at once, on both engines, before and behind the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kinerja.facts.teaching import commands
from kinerja.facts.teaching.bells import parse
from kinerja.facts.teaching.models import SchoolClosure, Slot
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from tests.facts.teaching.school import BELLS, MONDAY, TUESDAY, School


def test_it_takes_the_clock_of_the_bells(school: School) -> None:
    slot = school.slot(group=" iv  a ", first_hour=2, last_hour=3)
    assert (slot.group, slot.begins, slot.finishes) == ("IV A", 7 * 60 + 35, 8 * 60 + 45)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"group": "V B"}, "Guru ini sudah mengajar pada jam itu"),
        ({"group": "V B", "first_hour": 2, "last_hour": 4}, "Guru ini sudah mengajar"),
        ({"teacher": "rudi", "first_hour": 2}, "Kelas ini sudah mempunyai pelajaran"),
    ],
)
def test_it_refuses_who_is_already_in_a_lesson(school: School, changes, sentence) -> None:
    school.slot()
    if changes.get("teacher") == "rudi":
        changes = {**changes, "teacher": school.rudi.pk}
    with pytest.raises(Invalid, match=sentence):
        school.slot(**changes)


def test_it_allows_what_only_touches(school: School) -> None:
    school.slot(first_hour=1, last_hour=2, ends=date(2026, 4, 1))
    school.slot(first_hour=3, last_hour=3)
    school.slot(first_hour=1, last_hour=2, starts=date(2026, 4, 1))
    school.slot(weekday=2)
    school.slot(teacher=school.rudi.pk, group="V B")
    assert Slot.objects.count() == 5


@pytest.mark.parametrize("field", ["teacher", "group"])
def test_the_database_itself_refuses_two_lessons_at_once(school: School, field) -> None:
    slot = school.slot()
    other = {"teacher": school.rudi} if field == "group" else {"group": "V B"}
    values = {f.attname: getattr(slot, f.attname) for f in Slot._meta.fields if f.name != "id"}
    twin = Slot(**{**values, "begins": slot.begins + 10})
    for name, value in other.items():
        setattr(twin, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_filling_from_a_sheet_takes_all_or_nothing(school: School) -> None:
    rows = [school.row(), school.row(weekday=2), school.row(group="V B")]
    with pytest.raises(IntegrityError), transaction.atomic():
        commands.fill_timetable(school.timetable, rows=rows, actor=school.head, now=school.now)
    assert not Slot.objects.exists()
    assert commands.fill_timetable(school.timetable, rows=rows[:2], actor=school.head, now=school.now) == 2


def test_it_stays_within_the_term_and_its_hours(school: School) -> None:
    with pytest.raises(Invalid, match="di dalam semester"):
        school.slot(starts=date(2025, 12, 1))
    with pytest.raises(Invalid, match="jam ke 1 sampai 4"):
        school.slot(last_hour=5)


def test_only_the_head_of_the_school_fills_it(school: School) -> None:
    for who in ("wati", "tono", "dewi", "andi"):
        with pytest.raises(Forbidden, match="diisi kepala sekolah"):
            commands.add_slot(school.timetable, row=school.row(), actor=school.cast.actor(who), now=school.now)


def test_an_office_has_no_timetable(school: School) -> None:
    facts = {"name": "X", "starts": MONDAY, "ends": TUESDAY, "bells": BELLS}
    with pytest.raises(Forbidden, match="hanya dibuat untuk sekolah"):
        commands.open_timetable(school.cast.units["KOMINFO"], actor=school.cast.actor("hasan"), now=school.now, **facts)


def test_a_slot_that_was_used_ends_and_does_not_vanish(school: School) -> None:
    slot = school.slot()
    school.confirm(slot)
    with pytest.raises(Invalid, match="sudah ada pelajaran yang dicatat"):
        commands.end_slot(slot, ends=TUESDAY, actor=school.head, now=school.now)
    commands.end_slot(slot, ends=date(2026, 3, 11), actor=school.head, now=school.now)
    assert Slot.objects.get().ends == date(2026, 3, 11)


def test_a_slot_that_was_never_used_goes(school: School) -> None:
    slot = school.slot()
    commands.end_slot(slot, ends=slot.starts, actor=school.head, now=school.now)
    assert not Slot.objects.exists()


def test_bells_are_read_as_people_write_them() -> None:
    assert parse("07.00–07.35\n 07:35 - 08:10 \n\n") == BELLS[:2]


@pytest.mark.parametrize("text", ["", "pagi", "07:00-07:00", "08:00-08:30\n07:00-07:30", "07:00-25:00"])
def test_bells_that_cannot_be_are_refused(text) -> None:
    with pytest.raises(Invalid):
        parse(text)


def test_a_teacher_who_left_gets_no_lessons(school: School) -> None:
    school.wati.left_on = date(2025, 12, 31)
    school.wati.save()
    with pytest.raises(Invalid, match="tidak bertugas"):
        school.slot()
    assert replace(school.row(), weekday=2).weekday == 2


# --- days with a clock of their own

FRIDAY = {4: [["07:00", "07:30"], ["07:30", "08:00"]]}


def test_a_friday_has_its_own_clock(school: School) -> None:
    commands.change_bells(school.timetable, bells=BELLS, own_bells=FRIDAY, actor=school.head, now=school.now)
    assert [school.slot(weekday=day).finishes for day in (3, 4)] == [8 * 60 + 10, 8 * 60]
    with pytest.raises(Invalid, match="Hari itu mempunyai jam ke 1 sampai 2"):
        school.slot(weekday=4, first_hour=3, last_hour=3)
    assert school.slot(weekday=3, first_hour=3, last_hour=3).finishes == 8 * 60 + 45


def test_a_clock_of_one_day_that_cannot_be_is_refused(school: School) -> None:
    with pytest.raises(Invalid, match="berurutan"):
        commands.change_bells(
            school.timetable, bells=BELLS, own_bells={4: [["08:00", "07:00"]]}, actor=school.head, now=school.now
        )


def test_without_such_days_nothing_is_kept(school: School) -> None:
    assert school.timetable.own_bells is None
    assert school.timetable.bells_of(4) == BELLS


# --- taking a closure back


def closed(school: School) -> SchoolClosure:
    days = {"starts": TUESDAY, "ends": date(2026, 3, 11)}
    return commands.close_school(school.unit, reason="Banjir", actor=school.head, now=school.now, **days)


def test_a_school_that_opens_again_has_its_lessons_back(school: School) -> None:
    slot, closure = school.slot(), closed(school)
    with pytest.raises(Invalid, match="Banjir"):
        school.confirm(slot)
    commands.reopen_school(closure, actor=school.head, now=school.now)
    assert school.confirm(slot).day == TUESDAY
    assert Entry.objects.filter(verb="teaching.school_reopened").exists()


def test_it_opens_again_once_and_only_by_its_head(school: School) -> None:
    closure = closed(school)
    with pytest.raises(Forbidden, match="diisi kepala sekolah"):
        commands.reopen_school(closure, actor=school.cast.actor("wati"), now=school.now)
    again = SchoolClosure.objects.get()
    commands.reopen_school(closure, actor=school.head, now=school.now)
    with pytest.raises(Stale):
        commands.reopen_school(again, actor=school.head, now=school.now)
