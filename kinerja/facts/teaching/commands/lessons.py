"""Confirming lessons: one tap where all went as planned, a reason where it did not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kinerja.facts.teaching.models import LessonRecord, Slot
from kinerja.facts.teaching.rules import check_day, check_said
from kinerja.facts.teaching.terms import LessonState
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.database.bulk import load
from kinerja.pure.lib.refusals import Invalid, gettext_noop

FIELDS = ("id", "slot_id", "day", "teacher_id", "unit_id", "state", "line", "reason", "note", "substitute_id",
          "recorded_by_id", "recorded_at")  # fmt: skip


@command
def confirm_lesson(
    slot: Slot,
    *,
    day: date,
    state: str,
    line: str = "",
    reason: str = "",
    note: str = "",
    substitute: UUID | None = None,
    actor: Actor,
    now: datetime,
) -> LessonRecord:
    """Mencatat satu pelajaran: terlaksana, digantikan, atau tidak. Ketukan kedua yang sama tidak mencatat dua kali."""
    require(actor, Permission.LESSON_CONFIRM, slot)
    said = _said(state, line, reason, note, substitute, slot.teacher_id)
    if before := LessonRecord.objects.filter(slot=slot, day=day).first():
        return _again(before, said)
    check_day(slot, day, now)
    if actor.employee_id is None:
        raise Invalid(gettext_noop("Pelajaran dicatat oleh pegawai. Masuklah dengan akun pegawai Anda."))
    made = LessonRecord(
        slot=slot, day=day, teacher_id=slot.teacher_id, unit_id=slot.timetable.unit_id,
        recorded_by_id=actor.employee_id, recorded_at=now, **said,
    )  # fmt: skip
    saving.insert(made)
    record("teaching.lesson_confirmed", actor=actor, now=now, thing=made, state=state, day=str(day))
    return made


@command
def correct_lesson(
    lesson: LessonRecord,
    *,
    state: str,
    line: str = "",
    reason: str = "",
    note: str = "",
    substitute: UUID | None = None,
    actor: Actor,
    now: datetime,
) -> LessonRecord:
    """Memperbaiki catatan pelajaran; yang semula tercatat tinggal di jejak audit."""
    require(actor, Permission.LESSON_CONFIRM, lesson.slot)
    said = _said(state, line, reason, note, substitute, lesson.teacher_id)
    changed = saving.change(lesson, **said)
    if changed:
        record("teaching.lesson_corrected", actor=actor, now=now, thing=lesson, changed=changed)
    return lesson


@command
def take_over_lessons(rows: Iterable[tuple[Any, ...]], *, actor: Actor, now: datetime) -> int:
    """Memasukkan catatan pelajaran yang sudah ada di tempat lain. Answers how many; `rows` in order of FIELDS."""
    if not actor.is_system:
        raise Invalid(gettext_noop("Catatan pelajaran lama dimasukkan melalui perintah sistem."))
    found = list(rows)
    load(LessonRecord, FIELDS, found)
    record("teaching.lessons_taken_over", actor=actor, now=now, rows=len(found))
    return len(found)


def _said(state: str, line: str, reason: str, note: str, substitute: UUID | None, teacher: UUID) -> dict[str, Any]:
    """Only what belongs to the state: a reason typed before "terlaksana" was chosen is no reason any more."""
    line, note = " ".join(line.split()), " ".join(note.split())
    check_said(state, line, reason)
    is_held, is_given = state == LessonState.HELD, state == LessonState.SUBSTITUTED
    if is_given and substitute is None:
        raise Invalid(gettext_noop("Pilih guru yang menggantikan."))
    if is_given and substitute == teacher:
        raise Invalid(gettext_noop("Guru pengganti ialah orang lain."))
    return {
        "state": state,
        "line": line,
        "reason": "" if is_held else reason,
        "note": "" if is_held else note,
        "substitute_id": substitute if is_given else None,
    }


def _again(before: LessonRecord, said: dict[str, Any]) -> LessonRecord:
    if all(getattr(before, name) == value for name, value in said.items()):
        return before
    raise Invalid(gettext_noop("Pelajaran ini sudah dicatat. Bila keliru, pakai “Perbaiki”."))
