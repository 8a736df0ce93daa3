"""The lessons of days: the timetable without holidays and closures, beside what was recorded of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from .bells import clock
from .days_off import DaysOff, days_off
from .models import LessonRecord, Slot

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Lesson:
    """One lesson on one day; `record` is None until somebody confirms it."""

    slot: Slot
    day: date
    record: LessonRecord | None = None

    @property
    def hours(self) -> str:
        return f"{clock(self.slot.begins)}–{clock(self.slot.finishes)}"

    @property
    def is_open(self) -> bool:
        return self.record is None


def lessons(slots: Iterable[Slot], since: date, until: date) -> list[Lesson]:
    """Lessons of these slots (with their timetable) in [since, until), by day and clock. Five statements at most."""
    found = list(slots)
    if not found:
        return []
    closed = days_off({slot.timetable.unit_id for slot in found}, since, until)
    records = {
        (record.slot_id, record.day): record
        for record in LessonRecord.objects.filter(slot__in=found, day__gte=since, day__lt=until).select_related(
            "substitute", "recorded_by"
        )
    }
    given = [
        Lesson(slot, day, records.get((slot.pk, day)))
        for slot in found
        for day in scheduled_days(slot, since, until, closed)
    ]
    return sorted(given, key=lambda lesson: (lesson.day, lesson.slot.begins, lesson.slot.group))


def lessons_of_teacher(employee_id: UUID, since: date, until: date) -> list[Lesson]:
    """A teacher's own lessons in [since, until)."""
    slots = Slot.objects.during(since, until).filter(teacher=employee_id).select_related("timetable__unit", "teacher")
    return lessons(slots.order_by("weekday", "begins", "id"), since, until)


def lessons_of_school(unit_id: UUID, since: date, until: date) -> list[Lesson]:
    """All lessons of a school in [since, until)."""
    slots = Slot.objects.during(since, until).filter(timetable__unit=unit_id)
    return lessons(slots.select_related("timetable__unit", "teacher").order_by("weekday", "begins", "id"), since, until)


def scheduled_days(slot: Slot, since: date, until: date, closed: DaysOff) -> Iterator[date]:
    """The days of [since, until) on which a slot is taught."""
    first, last = max(since, slot.starts), min(until, slot.ends)
    day = first + timedelta(days=(slot.weekday - first.weekday()) % 7)
    shut = closed.get(slot.timetable.unit_id, {})
    while day < last:
        if day not in shut:
            yield day
        day += 7 * A_DAY
