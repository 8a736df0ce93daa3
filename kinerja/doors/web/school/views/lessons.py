"""My lessons of the day, each confirmed in one tap or with a reason."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.school.forms import LessonForm
from kinerja.doors.web.school.place import asked_day, day_of, teachers_of
from kinerja.doors.web.ui.badges import badge
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.teaching import commands
from kinerja.facts.teaching.models import LessonRecord, Slot
from kinerja.facts.teaching.schedule import Lesson, lessons_of_teacher
from kinerja.facts.teaching.terms import LessonState
from kinerja.pure.lib.refusals import Forbidden, gettext_noop
from kinerja.pure.lib.zones import zone_of

BACK = 14
TONES = {LessonState.HELD: "met", LessonState.SUBSTITUTED: "open", LessonState.NOT_HELD: "missed"}


@reads
def show(request: PageRequest) -> HttpResponse:
    """One day, with what the fortnight before still lacks."""
    if request.actor.employee_id is None:
        raise Forbidden(gettext_noop("Halaman ini untuk guru. Masuklah dengan akun pegawai Anda."))
    day = asked_day(request)
    first = min(day, request.actor.on - timedelta(days=BACK))
    last = max(day, request.actor.on) + timedelta(days=1)
    found = lessons_of_teacher(request.actor.employee_id, first, last)
    context = {
        "day": day,
        "today": request.actor.on,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "lessons": [lesson_row(one, request) for one in found if one.day == day],
        "open": [one for one in found if one.is_open and one.day < request.actor.on and one.day != day],
        "back": BACK,
    }
    return render(request, "school/lessons.html", context)


@reads
def form(request: PageRequest, slot: UUID, day: str) -> HttpResponse:
    lesson, when = _lesson(request, slot), day_of(day)
    record = LessonRecord.objects.filter(slot=lesson, day=when).first()
    return _page(request, lesson, when, _bound(request, lesson, record), record)


@writes
def save(request: PageRequest, slot: UUID, day: str) -> HttpResponse:
    """Records the lesson, or corrects what was recorded when the form says so."""
    lesson, when = _lesson(request, slot), day_of(day)
    record = LessonRecord.objects.filter(slot=lesson, day=when).first()
    asked = LessonForm(request.POST, teachers=_colleagues(request, lesson))
    if asked.is_valid() and asked.attempt(lambda: _act(request, lesson, when, record, asked.cleaned_data)):
        messages.success(
            request, gettext("Tercatat: {group}, {subject}.").format(group=lesson.group, subject=lesson.subject)
        )
        home = "school:home" if lesson.teacher_id == request.actor.employee_id else "school:day"
        return redirect(f"{reverse(home)}?hari={when}")
    return _page(request, lesson, when, asked, record, asked.status)


def lesson_row(lesson: Lesson, request: PageRequest) -> dict[str, Any]:
    """A lesson with what its page needs: whether it has begun, and what became of it."""
    here = request.now.astimezone(zone_of(lesson.slot.timetable.unit.zone))
    begun = lesson.day < here.date() or (
        lesson.day == here.date() and here.hour * 60 + here.minute >= lesson.slot.begins
    )
    record = lesson.record
    state = badge(TONES[LessonState(record.state)], record.get_state_display()) if record else None
    return {"lesson": lesson, "begun": begun, "record": record, "state": state}


def _lesson(request: PageRequest, slot: UUID) -> Slot:
    mine = Slot.objects.answered_by(request.actor).select_related("timetable__unit", "teacher")
    return get_object_or_404(mine, pk=slot)


def _act(
    request: PageRequest, slot: Slot, day: date, record: LessonRecord | None, said: dict[str, Any]
) -> LessonRecord:
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    said = said | {"substitute": UUID(said["substitute"]) if said["substitute"] else None}
    if record is not None and "correct" in request.POST:
        return commands.correct_lesson(record, **said, **by)
    return commands.confirm_lesson(slot, day=day, **said, **by)


def _bound(request: PageRequest, slot: Slot, record: LessonRecord | None) -> LessonForm:
    known = {"state": request.GET.get("keadaan", LessonState.HELD)}
    if record is not None:
        known = {name: getattr(record, name) for name in ("state", "line", "reason", "note")}
        known["substitute"] = str(record.substitute_id or "")
    return LessonForm(initial=known, teachers=_colleagues(request, slot))


def _colleagues(request: PageRequest, slot: Slot) -> list[tuple[str, str]]:
    people = teachers_of(slot.timetable.unit, request.actor.on)
    return [pair for pair in people if pair[0] != str(slot.teacher_id)]


def _page(
    request: PageRequest, slot: Slot, day: date, asked: LessonForm, record: LessonRecord | None, status: int = 200
) -> HttpResponse:
    context = {"slot": slot, "lesson": Lesson(slot, day, record), "form": asked, "record": record}
    return render(request, "school/lesson.html", context, status=status)
