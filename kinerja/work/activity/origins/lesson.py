"""Lessons a teacher confirmed, or gave for a colleague: one row each, in the words of its record."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet

from kinerja.facts.teaching.models import LessonRecord
from kinerja.facts.teaching.terms import LessonState
from kinerja.work.activity.suggestions import Suggested

SOURCE = "teaching.lessons_held"
# Content of a report, read by whoever reads the report: it is not translated, as typed rows are not.
SUBSTITUTED = "menggantikan pelajaran"


def given(employee_id: UUID, first: date, last: date) -> list[Suggested]:
    """One statement."""
    found = LessonRecord.objects.filter(_by(employee_id), day__range=(first, last)).select_related("slot")
    return [_suggested(record) for record in found.order_by("day", "slot__begins", "id")]


def facts(first: date) -> QuerySet[LessonRecord]:
    """Of the employee a query is about."""
    return LessonRecord.objects.filter(_by(OuterRef("pk")), day__gte=first)


def _by(teacher: Any) -> Q:
    return Q(teacher=teacher, state=LessonState.HELD) | Q(substitute=teacher, state=LessonState.SUBSTITUTED)


def _suggested(record: LessonRecord) -> Suggested:
    slot = record.slot
    said = record.line or SUBSTITUTED
    return Suggested(
        key=f"{slot.pk.hex}:{record.day}",
        day=record.day,
        text=f"{slot.group} · {slot.subject}: {said}",
        minutes=slot.finishes - slot.begins,
        source=SOURCE,
        subject=slot.subject,
    )
