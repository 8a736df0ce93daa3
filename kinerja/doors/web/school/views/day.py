"""The school on one day: who teaches what, what nobody confirmed, who substituted."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.school.place import asked_day, school_led
from kinerja.doors.web.school.views.lessons import lesson_row
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.facts.teaching.days_off import days_off
from kinerja.facts.teaching.schedule import lessons_of_school
from kinerja.facts.teaching.terms import LessonState

HELD, SUBSTITUTED, NOT_HELD = LessonState.HELD, LessonState.SUBSTITUTED, LessonState.NOT_HELD


@reads
def show(request: PageRequest) -> HttpResponse:
    unit, day = school_led(request), asked_day(request)
    next_day = day + timedelta(days=1)
    rows = [lesson_row(one, request) for one in lessons_of_school(unit.pk, day, next_day)]
    context = {
        "unit": unit,
        "day": day,
        "before": day - timedelta(days=1),
        "after": next_day,
        "rows": sorted(rows, key=lambda row: not (row["record"] is None and row["begun"])),
        "holes": sum(row["record"] is None and row["begun"] for row in rows),
        **_counts(rows),
        "closed": days_off([unit.pk], day, next_day)[unit.pk].get(day, "") if not rows else "",
    }
    return render(request, "school/day.html", context)


def _counts(rows: list[dict[str, Any]]) -> dict[str, int]:
    states = Counter(row["record"].state for row in rows if row["record"])
    return {"held": states[HELD], "substituted": states[SUBSTITUTED], "missed": states[NOT_HELD]}
