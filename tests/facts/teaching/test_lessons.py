"""Lessons of a day: from the timetable without holidays, confirmed once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from kinerja.facts.teaching import commands
from kinerja.facts.teaching.models import LessonRecord
from kinerja.facts.teaching.schedule import lessons_of_school, lessons_of_teacher
from kinerja.people.organisation import commands as organisation
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid
from tests.facts.teaching.school import LINE, MONDAY, TUESDAY, School

WEEK = MONDAY, MONDAY + timedelta(days=7)


def test_it_follows_the_timetable(school: School) -> None:
    school.slot()
    school.slot(weekday=2, teacher=school.rudi.pk)
    assert [lesson.day for lesson in lessons_of_teacher(school.wati.pk, *WEEK)] == [TUESDAY]
    assert [lesson.hours for lesson in lessons_of_teacher(school.wati.pk, *WEEK)] == ["07:00–08:10"]
    assert len(lessons_of_school(school.unit.pk, *WEEK)) == 2


def test_it_leaves_out_holidays_of_the_calendar(school: School) -> None:
    school.slot()
    organisation.add_closure(TUESDAY, name="Hari jadi kota", **school.cast.by)
    assert not lessons_of_teacher(school.wati.pk, *WEEK)
    with pytest.raises(Invalid, match="Hari jadi kota"):
        school.confirm(school.timetable.slots.get())


def test_it_leaves_out_joint_leave_where_the_school_keeps_it(school: School) -> None:
    school.slot()
    from kinerja.people.organisation.models import Holiday

    day = Holiday.objects.create(day=TUESDAY, name="Cuti bersama", kind="joint_leave")
    calendar = school.unit.calendar
    kept = calendar.keeps_joint_leave
    assert bool(lessons_of_teacher(school.wati.pk, *WEEK)) is not kept
    type(calendar).objects.filter(pk=calendar.pk).update(keeps_joint_leave=not kept)
    assert bool(lessons_of_teacher(school.wati.pk, *WEEK)) is kept
    assert day.pk


def test_it_leaves_out_closures_of_this_school(school: School) -> None:
    school.slot()
    commands.close_school(
        school.unit, starts=MONDAY, ends=date(2026, 3, 11), reason="Banjir", actor=school.head, now=school.now
    )
    assert not lessons_of_teacher(school.wati.pk, *WEEK)
    assert len(lessons_of_teacher(school.wati.pk, date(2026, 3, 1), date(2026, 4, 1))) == 4


def test_it_begins_and_ends_with_the_slot(school: School) -> None:
    school.slot(starts=date(2026, 3, 4), ends=date(2026, 3, 17))
    found = [lesson.day for lesson in lessons_of_teacher(school.wati.pk, date(2026, 1, 1), date(2026, 6, 1))]
    assert found == [TUESDAY]


def test_one_tap_confirms(school: School) -> None:
    record = school.confirm(school.slot(), line=f"  {LINE} ")
    assert (record.state, record.line, record.teacher, record.unit) == ("held", LINE, school.wati, school.unit)
    assert lessons_of_teacher(school.wati.pk, *WEEK)[0].record == record
    assert Entry.objects.filter(verb="teaching.lesson_confirmed").count() == 1


def test_two_taps_confirm_once(school: School) -> None:
    slot = school.slot()
    assert school.confirm(slot) == school.confirm(slot)
    assert LessonRecord.objects.count() == 1
    with pytest.raises(Invalid, match="pakai “Perbaiki”"):
        school.confirm(slot, line="Hal lain yang juga dipelajari murid")


def test_it_asks_for_a_line_that_says_something(school: School) -> None:
    slot = school.slot()
    for line in ("", "ok", "seperti rpp"):
        with pytest.raises(Invalid, match="apa yang dipelajari"):
            school.confirm(slot, line=line)


def test_a_lesson_that_was_not_held_has_a_reason(school: School) -> None:
    slot = school.slot()
    with pytest.raises(Invalid, match="Pilih sebab"):
        school.confirm(slot, state="not_held")
    record = school.confirm(slot, state="not_held", reason="duty", note="Pelatihan", line="")
    assert (record.reason, record.note, record.substitute) == ("duty", "Pelatihan", None)


def test_a_substitute_is_somebody_else(school: School) -> None:
    slot = school.slot()
    with pytest.raises(Invalid, match="Pilih guru yang menggantikan"):
        school.confirm(slot, state="substituted", reason="leave")
    with pytest.raises(Invalid, match="orang lain"):
        school.confirm(slot, state="substituted", reason="leave", substitute=school.wati.pk)
    record = school.confirm(slot, state="substituted", reason="leave", substitute=school.rudi.pk, actor=school.head)
    assert record.substitute == school.rudi
    assert record.recorded_by == school.head_person
    assert LessonRecord.objects.visible_to(school.cast.actor("rudi")).get() == record


def test_nothing_is_confirmed_before_it_began(school: School) -> None:
    slot = school.slot()
    dawn = datetime(2026, 3, 9, 22, 30, tzinfo=UTC)  # 05.30 WIB on the 10th: lessons begin at 07.00
    with pytest.raises(Invalid, match=r"baru mulai pukul 07:00"):
        school.confirm(slot, now=dawn)
    with pytest.raises(Invalid, match="belum tiba"):
        school.confirm(slot, day=date(2026, 3, 17))
    with pytest.raises(Invalid, match="tidak ada di jadwal"):
        school.confirm(slot, day=MONDAY)


def test_nobody_else_confirms(school: School) -> None:
    slot = school.slot()
    for who in ("rudi", "tono", "hasan"):
        with pytest.raises(Forbidden, match="gurunya sendiri atau kepala sekolahnya"):
            school.confirm(slot, actor=school.cast.actor(who))


def test_a_correction_keeps_what_was_there_in_the_trail(school: School) -> None:
    record = school.confirm(school.slot())
    commands.correct_lesson(record, state="not_held", reason="school", actor=school.cast.actor("wati"), now=school.now)
    record.refresh_from_db()
    assert (record.state, record.line) == ("not_held", "")
    entry = Entry.objects.get(verb="teaching.lesson_corrected")
    assert entry.data["changed"]["state"] == ["held", "not_held"]
    assert entry.data["changed"]["line"][0] == LINE


def test_lessons_are_seen_by_those_who_see_the_teacher(school: School) -> None:
    school.confirm(school.slot())
    seen = {who: LessonRecord.objects.visible_to(school.cast.actor(who)).exists() for who in
            ("wati", "maryam", "hasan", "andi", "rudi", "tono", "yusuf")}  # fmt: skip
    assert seen == {
        "wati": True, "maryam": True, "hasan": True, "andi": True, "rudi": False, "tono": False, "yusuf": False,
    }  # fmt: skip


def test_the_day_costs_the_same_whatever_the_lessons(school: School, django_assert_max_num_queries) -> None:
    for weekday in range(5):
        for hour in range(1, 5):
            school.slot(weekday=weekday, first_hour=hour, last_hour=hour)
    with django_assert_max_num_queries(8):
        assert len(lessons_of_teacher(school.wati.pk, date(2026, 2, 1), date(2026, 3, 1))) > 60
