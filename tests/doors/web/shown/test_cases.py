"""The counts behind a figure as the page of cases shows them, to whom they are open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kinerja.facts.teaching.models import LessonRecord
from kinerja.judgement.evaluation.commands import prepare
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.models import Figure
from kinerja.people.organisation.commands import end_appointment
from kinerja.people.organisation.models import Appointment, Holiday
from kinerja.work.planning.terms import Polarity
from tests.cast import Cast
from tests.facts.teaching.school import LINE, School
from tests.harness.budget import PAGE_BUDGET, query_budget
from tests.judgement import town as towns
from tests.judgement.measurement.test_tallies import counted, observed
from tests.judgement.town import Town

LESSONS, OBSERVED, QUALITY = "teaching.lessons_held", "teaching.observation_quality", "care.inm"
TUESDAYS = [date(2026, 1, 6) + timedelta(days=7 * week) for week in range(8)]
CLASS = "Kelas IV A yang diamati"


@pytest.fixture
def town(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Town:
    more = {LESSONS: ("persen", Polarity.MORE), OBSERVED: ("skor 1–4", Polarity.MORE), QUALITY: ("persen", "more")}
    monkeypatch.setattr(towns, "UNITS_OF", {**towns.UNITS_OF, **more})
    Holiday.objects.all().delete()
    return Town(cast)


@pytest.fixture
def school(cast: Cast) -> School:
    return School(cast)


def judged(town: Town) -> None:
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)


def cases(town: Town, who: str, source: str, room: str = "tim") -> str:
    figure = Figure.objects.get(lineage__source=source)
    answer = town.cast.client(who).get(f"/{room}/angka/{figure.pk}/kasus")
    assert answer.status_code == 200
    return answer.text


def of_wati(town: Town, school: School) -> None:
    town.plan(school.wati, (LESSONS, {}, 95), (OBSERVED, {}, 3), rater=school.head_person)
    slot = school.slot()
    for day in TUESDAYS[:6]:
        LessonRecord.objects.create(
            slot=slot, day=day, state="held", line=LINE, teacher=school.wati, unit=school.unit,
            recorded_by=school.wati, recorded_at=school.now,
        )  # fmt: skip
    LessonRecord.objects.create(
        slot=slot, day=TUESDAYS[6], state="not_held", reason="leave", teacher=school.wati, unit=school.unit,
        recorded_by=school.wati, recorded_at=school.now,
    )  # fmt: skip
    observed(school, TUESDAYS[1], 21, lesson=CLASS)
    observed(school, TUESDAYS[3], 25, lesson=CLASS)
    judged(town)


def test_a_teacher_sees_every_lesson_and_what_became_of_it(town: Town, school: School) -> None:
    of_wati(town, school)
    text = cases(town, "wati", LESSONS, "saya")
    assert text.count("IV A · Matematika · 07:00–08:10") == 8
    assert text.count("1 / 1") == 6
    assert text.count("tidak dihitung") == 1
    assert text.count("belum dicatat") == 1


@pytest.mark.parametrize(("who", "room"), [("wati", "saya"), ("maryam", "tim")])
def test_teacher_and_head_see_each_observation(town: Town, school: School, who: str, room: str) -> None:
    of_wati(town, school)
    text = cases(town, who, OBSERVED, room)
    assert text.count(CLASS) == 2
    assert "21 / 7" in text
    assert "tidak dibuka di sini" not in text


def test_the_superiors_superior_sees_the_aggregate_only(town: Town, school: School) -> None:
    of_wati(town, school)
    end_appointment(Appointment.objects.get(employee=school.head_person), ends=town.cast.now.date(), **town.cast.by)
    text = cases(town, "sekda", OBSERVED)
    assert "3,29" in text
    assert "2 catatan di balik angka ini" in text
    for kept in (CLASS, "21 / 7", "25 / 7", "13 Januari", "Tidak ada kasus"):
        assert kept not in text
    lessons = cases(town, "sekda", LESSONS)
    assert lessons.count("IV A · Matematika") == 8
    assert "tidak dibuka di sini" not in lessons


def test_a_ward_sees_its_shifts(town: Town) -> None:
    town.plan(town.cast.yusuf, (QUALITY, {"indicator": "patient_identification"}, 100))
    counted(town.cast, TUESDAYS[0], 19, 20)
    judged(town)
    text = cases(town, "yusuf", QUALITY, "saya")
    assert "19 / 20" in text
    assert "Pagi" in text or "pagi" in text


def test_ten_times_the_counts_cost_no_statement_more(town: Town) -> None:
    town.plan(town.cast.yusuf, (QUALITY, {"indicator": "patient_identification"}, 100))
    for day in TUESDAYS:
        for shift in ("morning", "afternoon", "night"):
            counted(town.cast, day, 19, 20, shift=shift)
    judged(town)
    figure, yusuf = Figure.objects.get(), town.cast.client("yusuf")
    with query_budget(PAGE_BUDGET):
        assert yusuf.get(f"/saya/angka/{figure.pk}/kasus").status_code == 200
