"""Wrong states of teaching cannot be stored: each constraint is violated once, past every command."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kinerja.facts.teaching.models import LessonRecord, Observation, SchoolClosure, Slot, Timetable
from tests.facts.teaching.school import BELLS, LINE, MONDAY, SCORES, TUESDAY, School


def _timetable(s: School, **values: Any) -> Timetable:
    return Timetable(**{"unit": s.unit, "name": "X", "starts": MONDAY, "ends": TUESDAY, "bells": BELLS} | values)


def _slot(s: School, **values: Any) -> Slot:
    usual = {
        "timetable": s.timetable, "group": "V", "subject": "IPA", "weekday": 0, "first_hour": 1, "last_hour": 1,
        "begins": 420, "finishes": 455, "teacher": s.rudi, "starts": MONDAY, "ends": TUESDAY,
    }  # fmt: skip
    return Slot(**usual | values)


def _record(s: School, **values: Any) -> LessonRecord:
    slot = Slot.objects.first() or s.slot()
    usual = {
        "slot": slot, "day": TUESDAY, "teacher": s.wati, "unit": s.unit, "state": "held", "line": LINE,
        "recorded_by": s.wati, "recorded_at": s.now,
    }  # fmt: skip
    return LessonRecord(**usual | values)


def _observation(s: School, **values: Any) -> Observation:
    usual = {
        "unit": s.unit, "teacher": s.wati, "observer": s.head_person, "day": TUESDAY, "lesson": "V IPA",
        "rubric": TUESDAY, "scores": SCORES, "total": 21, "items": 7, "next_step": "x", "created_at": s.now,
        "submission": uuid4(),
    }  # fmt: skip
    return Observation(**usual | values)


def _closure(s: School, **values: Any) -> SchoolClosure:
    usual = {"unit": s.unit, "starts": MONDAY, "ends": TUESDAY, "reason": "x", "closed_by": s.wati, "closed_at": s.now}
    return SchoolClosure(**usual | values)


def _twice(thing: Any, again: Any) -> Any:
    thing.save(force_insert=True)
    return again


VIOLATIONS: dict[str, Callable[[School], Any]] = {
    "timetable_days": lambda s: _timetable(s, unit=s.cast.units["RSUD"], ends=MONDAY),
    "timetable_one_a_school": _timetable,
    "slot_days": lambda s: _slot(s, ends=MONDAY),
    "slot_hours": lambda s: _slot(s, first_hour=2),
    "slot_clock": lambda s: _slot(s, finishes=420),
    "slot_weekday": lambda s: _slot(s, weekday=6),
    "slot_one_a_teacher": lambda s: _twice(_slot(s), _slot(s, group="VI")),
    "slot_one_a_class": lambda s: _twice(_slot(s), _slot(s, teacher=s.wati)),
    "closure_days": lambda s: _closure(s, ends=MONDAY),
    "closure_has_reason": lambda s: _closure(s, reason=""),
    "closure_once": lambda s: _twice(_closure(s), _closure(s, ends=TUESDAY + timedelta(days=2))),
    "lesson_once": lambda s: _twice(_record(s), _record(s)),
    "lesson_held_has_line": lambda s: _record(s, line=""),
    "lesson_missed_has_reason": lambda s: _record(s, state="not_held"),
    "lesson_substitute_when_substituted": lambda s: _record(s, state="substituted", reason="duty"),
    "substitute of a lesson that was held": lambda s: _record(s, substitute=s.rudi),
    "lesson_substitute_is_another": lambda s: _record(s, state="substituted", reason="duty", substitute=s.wati),
    "observation_of_another": lambda s: _observation(s, observer=s.wati),
    "observation_signed": lambda s: _observation(s, state="sent"),
    "observation_whole_when_sent": lambda s: _observation(s, state="sent", signed_at=s.now, next_step=""),
    "observation_final_signed_by_both": lambda s: _observation(s, state="final", signed_at=s.now),
    "observation_total": lambda s: _observation(s, total=6),
}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_the_database_refuses(school: School, name: str) -> None:
    thing = VIOLATIONS[name](school)
    with pytest.raises(IntegrityError), transaction.atomic():
        thing.save(force_insert=True)


def test_what_is_right_is_stored(school: School) -> None:
    for thing in (_slot(school), _record(school), _observation(school), _closure(school)):
        thing.save(force_insert=True)
