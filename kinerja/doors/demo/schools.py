"""The schools since the published quarter began: a timetable for each, lessons as they were given, observations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import numpy as np

from kinerja.facts.teaching.commands import (
    SlotRow,
    answer_observation,
    close_school,
    fill_timetable,
    observe,
    open_timetable,
    send_observation,
    take_over_lessons,
)
from kinerja.facts.teaching.models import Observation, Slot, Timetable
from kinerja.facts.teaching.rubric import rubric_on
from kinerja.facts.teaching.schedule import A_DAY, Lesson, lessons
from kinerja.people.organisation.models import Appointment, Employee, Unit
from kinerja.people.organisation.terms import UnitKind
from kinerja.platform.access.actors import Actor
from kinerja.platform.database.keys import new_id

from .anchors import Anchors

BELLS = [["07:00", "07:35"], ["07:35", "08:10"], ["08:10", "08:45"], ["09:00", "09:35"], ["09:35", "10:10"],
         ["10:10", "10:45"]]  # fmt: skip
HOURS = ((1, 2), (3, 4), (5, 6))
TERM = 100
SUMMER = (6, 22), (7, 13)
"""Schools rest between two years."""
OBSERVED = 3
"""Teachers of each school whose lesson was observed."""
SUBJECTS = ("Matematika", "Bahasa Indonesia", "IPAS", "Pendidikan Pancasila", "Seni Rupa", "PJOK")
LINES = (
    "Pecahan senilai; sebagian besar murid dapat menyederhanakan",
    "Membaca teks petunjuk; lima murid masih perlu didampingi",
    "Mengamati daur hidup kupu-kupu; tiap kelompok membuat gambar berurutan",
    "Musyawarah kelas; murid menyusun tiga aturan bersama",
    "Mencampur warna primer; semua menyelesaikan karyanya",
    "Lari estafet; murid mampu menerima tongkat tanpa berhenti",
)
REASONS = ("leave", "duty", "school", "other")


def teach(rng: np.random.Generator, *, anchors: Anchors, actor: Actor, now: datetime) -> int:
    """How many lessons were recorded."""
    today, recorded = actor.on, 0
    for unit in Unit.objects.filter(kind=UnitKind.SCHOOL).order_by("path"):
        head, *teachers = _staff(unit, today)
        if not teachers:
            continue
        _rest(unit, head, anchors, now)
        term = _timetable(unit, head, teachers, anchors, now)
        recorded += take_over_lessons(_given(term, teachers, rng, anchors, now), actor=actor, now=now)
        _visits(unit, head, teachers[:OBSERVED], rng, anchors, now)
    return recorded


def acting(person: Employee, today: date) -> Actor:
    return Actor(name=person.name, on=today, employee_id=person.pk)


def _staff(unit: Unit, today: date) -> list[Employee]:
    """The head first."""
    posts = Appointment.objects.on(today).filter(position__unit=unit).select_related("employee", "position")
    return [one.employee for one in posts.order_by("-position__heads_unit", "position__code", "employee__id")]


def _rest(unit: Unit, head: Employee, anchors: Anchors, now: datetime) -> None:
    """The weeks between two school years, where they lie in the days the city lives through."""
    by: dict[str, Any] = {"actor": acting(head, anchors.today), "now": now}
    for year in range(anchors.published.year, anchors.today.year + 1):
        starts, ends = (date(year, *day) for day in SUMMER)
        if anchors.published.starts <= starts and ends <= anchors.today:
            close_school(unit, starts=starts, ends=ends, reason="Libur akhir tahun ajaran", **by)


def _timetable(unit: Unit, head: Employee, teachers: Sequence[Employee], anchors: Anchors, now: datetime) -> Timetable:
    by: dict[str, Any] = {"actor": acting(head, anchors.today), "now": now}
    starts, ends = anchors.published.starts, anchors.today + timedelta(days=TERM)
    name = f"Jadwal {starts.year}/{ends.year}" if starts.year != ends.year else f"Jadwal {starts.year}"
    term = open_timetable(unit, name=name, starts=starts, ends=ends, bells=BELLS, **by)
    fill_timetable(term, rows=list(_rows(teachers)), **by)
    return term


def _rows(teachers: Sequence[Employee]) -> Iterator[SlotRow]:
    """Every teacher has a class and teaches it three times a day."""
    for number, teacher in enumerate(teachers):
        group = f"{number % 6 + 1}{chr(ord('A') + number // 6)}"
        for weekday in range(5):
            for place, (first, last) in enumerate(HOURS):
                yield SlotRow(group, SUBJECTS[(weekday + place) % len(SUBJECTS)], weekday, first, last, teacher.pk)


def _given(
    term: Timetable, teachers: Sequence[Employee], rng: np.random.Generator, anchors: Anchors, now: datetime
) -> Iterator[tuple[Any, ...]]:
    """Most lessons were held; some wait for their line, the ones of today among them."""
    today = anchors.today
    slots = Slot.objects.filter(timetable=term).select_related("timetable__unit").order_by("id")
    for lesson in lessons(slots, anchors.published.starts, today):
        chance = rng.random()
        if chance < (0.25 if lesson.day >= today - 2 * A_DAY else 0.02):
            continue
        yield _record(lesson, teachers, chance, rng, now)


def _record(
    lesson: Lesson, teachers: Sequence[Employee], chance: float, rng: np.random.Generator, now: datetime
) -> tuple[Any, ...]:
    slot = lesson.slot
    taught: tuple[Any, ...] = "held", LINES[SUBJECTS.index(slot.subject)], "", "", None
    if chance > 0.97:
        reason = str(rng.choice(REASONS))
        substitute = next((one.pk for one in teachers if one.pk != slot.teacher_id), None)
        taught = ("substituted", "", reason, "", substitute) if chance > 0.985 and substitute else (
            "not_held", "", reason, "", None,
        )  # fmt: skip
    whose = new_id(), slot.pk, lesson.day, slot.teacher_id, slot.timetable.unit_id
    return *whose, *taught, slot.teacher_id, now - (now.date() - lesson.day)


def _visits(
    unit: Unit, head: Employee, teachers: Sequence[Employee], rng: np.random.Generator, anchors: Anchors, now: datetime
) -> None:
    """Two visits to each in both finished quarters, one this month; the last of those still waits for the teacher."""
    done = [
        quarter.starts + timedelta(days=days) for quarter in (anchors.published, anchors.waiting) for days in (40, 68)
    ]
    for number, teacher in enumerate(teachers):
        for day in done:
            _answer(_observe(unit, head, teacher, day, rng, day + A_DAY, now), teacher, day + 2 * A_DAY, now)
        day = anchors.today - timedelta(days=5 + 3 * number)
        sheet = _observe(unit, head, teacher, day, rng, anchors.today, now)
        if number:
            _answer(sheet, teacher, anchors.today, now)


def _observe(
    unit: Unit, head: Employee, teacher: Employee, day: date, rng: np.random.Generator, on: date, now: datetime
) -> Observation:
    by: dict[str, Any] = {"actor": acting(head, on), "now": now - (now.date() - on)}
    sheet = observe(unit, teacher=teacher, day=day, lesson="Matematika", submission=_key(teacher.pk, day), **by)
    scores = {item.code: int(rng.integers(2, 5)) for item in rubric_on(day).items}
    return send_observation(
        sheet, scores=scores, notes="Murid bekerja dalam kelompok; pertanyaan guru jelas.",
        next_step="Memeriksa pemahaman tiap kelompok sebelum melanjutkan.", version=sheet.version, **by,
    )  # fmt: skip


def _answer(sent: Observation, teacher: Employee, on: date, now: datetime) -> None:
    by: dict[str, Any] = {"actor": acting(teacher, on), "now": now - (now.date() - on)}
    answer_observation(sent, reply="Sependapat; saya coba minggu ini.", version=sent.version, **by)


def _key(teacher: UUID, day: date) -> UUID:
    """A stable submission key."""
    return uuid5(NAMESPACE_URL, f"kinerja:demo:observation:{teacher}:{day}")
