"""Figures over counts: lessons, observations, quality indicators, worked out by hand."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.doors.cli.results import as_json
from kinerja.facts.care.models import QualityCount
from kinerja.facts.teaching.models import LessonRecord, Observation, SchoolClosure
from kinerja.judgement.evaluation.commands import prepare
from kinerja.judgement.evaluation.explanation import explain, recompute
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.models import Figure, UnitFigure
from kinerja.judgement.measurement.tallies.provenance import is_unchanged, tallies_behind
from kinerja.people.organisation.models import Holiday
from kinerja.pure.statistics.proportions import wilson
from kinerja.work.planning.models import Plan
from kinerja.work.planning.terms import Polarity
from tests.facts.teaching.school import LINE, School
from tests.judgement import town as towns
from tests.judgement.town import Town

LESSONS, OBSERVED, QUALITY, FEWER = "teaching.lessons_held", "teaching.observation_quality", "care.inm", "care.inm_less"
TUESDAYS = [date(2026, 1, 6) + timedelta(days=7 * week) for week in range(8)]
IDENTIFIED = {"indicator": "patient_identification"}


@pytest.fixture(autouse=True)
def _units(monkeypatch: pytest.MonkeyPatch) -> None:
    more = {LESSONS: ("persen", Polarity.MORE), OBSERVED: ("skor 1–4", Polarity.MORE),
            QUALITY: ("persen", Polarity.MORE), FEWER: ("persen", Polarity.LESS)}  # fmt: skip
    monkeypatch.setattr(towns, "UNITS_OF", {**towns.UNITS_OF, **more})


@pytest.fixture
def school(cast: Any) -> School:
    Holiday.objects.all().delete()
    return School(cast)


def recorded(school: School, slot: Any, days: list[date], **values: Any) -> None:
    usual = {"state": "held", "line": LINE, "teacher": slot.teacher, "unit": school.unit,
             "recorded_by": slot.teacher, "recorded_at": school.now}  # fmt: skip
    LessonRecord.objects.bulk_create([LessonRecord(slot=slot, day=day, **usual | values) for day in days])


def observed(school: School, day: date, total: int, **values: Any) -> Observation:
    return Observation.objects.create(
        **{"unit": school.unit, "teacher": school.wati, "observer": school.head_person, "day": day, "lesson": "IV A",
           "rubric": date(2024, 7, 1), "scores": {}, "total": total, "items": 7, "next_step": "x", "reply": "y",
           "state": "final", "created_at": school.now, "signed_at": school.now, "answered_at": school.now,
           "submission": uuid4()} | values
    )  # fmt: skip


def counted(cast: Any, day: date, numerator: int, denominator: int, **values: Any) -> QualityCount:
    usual = {"unit": cast.units["RSUD"], "indicator": "patient_identification", "shift": "morning",
             "counted_by": cast.yusuf, "counted_at": cast.now}  # fmt: skip
    return QualityCount.objects.create(day=day, numerator=numerator, denominator=denominator, **usual | values)


def figure(town: Town, source: str, plan: Plan | None = None) -> Figure:
    compute(town.period, **town.cast.by)
    found = Figure.objects.filter(indicator__source=source).select_related("lineage", "indicator__result__plan__unit")
    mine = found.filter(indicator__result__plan=plan) if plan else found
    return mine.order_by("-run__number").first()


def test_it_counts_the_lessons_of_the_timetable(town: Town, school: School) -> None:
    town.plan(school.wati, (LESSONS, {}, 95))
    recorded(school, school.slot(), TUESDAYS[:5])
    recorded(school, school.timetable.slots.get(), TUESDAYS[5:6], state="not_held", line="", reason="other")
    recorded(school, school.timetable.slots.get(), TUESDAYS[6:7], state="not_held", line="", reason="leave")
    found = figure(town, LESSONS)
    low, high = wilson(5, 6)
    assert (found.n, found.excluded, found.quality["k"], found.quality["missing"]) == (6, 1, 5, 1)
    assert found.value == Decimal("83.333333")
    assert float(found.low) == pytest.approx(100 * float(low), abs=1e-6)
    assert float(found.high) == pytest.approx(100 * float(high), abs=1e-6)
    assert found.quality["complete"] == pytest.approx(6 / 7, abs=1e-6)
    assert found.grade == "C"
    assert found.provisional


def test_days_without_lessons_are_not_missed(town: Town, school: School) -> None:
    town.plan(school.wati, (LESSONS, {}, 95))
    school.slot()
    Holiday.objects.create(day=TUESDAYS[0], name="Libur", kind="national")
    SchoolClosure.objects.create(
        unit=school.unit, starts=TUESDAYS[1], ends=TUESDAYS[2], reason="x", closed_by=school.wati, closed_at=school.now
    )
    recorded(school, school.timetable.slots.get(), TUESDAYS[2:])
    found = figure(town, LESSONS)
    assert (found.n, found.quality["missing"], found.value) == (6, 0, 100)


def test_a_head_answers_for_the_whole_school(town: Town, school: School) -> None:
    plan = town.plan(school.head_person, (LESSONS, {"scope": "unit"}, 95))
    recorded(school, school.slot(), TUESDAYS)
    recorded(school, school.slot(teacher=school.rudi.pk, group="V"), TUESDAYS[:4])
    recorded(school, school.timetable.slots.get(group="V"), TUESDAYS[4:], state="not_held", line="", reason="other")
    found = figure(town, LESSONS, plan)
    assert (found.n, found.quality["k"], found.value, found.b) == (16, 12, 75, None)
    unit = UnitFigure.objects.filter(source=LESSONS, unit=town.cast.units["DISDIK"]).get()
    assert (unit.n, unit.k, unit.value) == (16, 12, 75)


def test_teachers_of_a_school_are_drawn_together(town: Town, school: School) -> None:
    mine = town.plan(school.wati, (LESSONS, {}, 95))
    town.plan(school.rudi, (LESSONS, {}, 95))
    recorded(school, school.slot(), TUESDAYS)
    recorded(school, school.slot(teacher=school.rudi.pk, group="V"), TUESDAYS[:4])
    recorded(school, school.timetable.slots.get(group="V"), TUESDAYS[4:], state="not_held", line="", reason="other")
    found = figure(town, LESSONS, mine)
    assert 0 < found.b < 1
    assert 75 < found.shrunk < found.value


def test_observations_are_few_and_say_so(town: Town, school: School) -> None:
    town.plan(school.wati, (OBSERVED, {}, 3))
    for day, total in zip(TUESDAYS, (21, 14, 28), strict=False):
        observed(school, day, total)
    observed(school, TUESDAYS[3], 7, state="sent")
    found = figure(town, OBSERVED)
    assert (found.n, found.value, found.grade, found.provisional) == (3, 3, "D", True)
    assert float(found.low) == 1.0  # 3 ± 4.303 · 1/√3 · … reaches beyond the scale and is cut
    assert float(found.high) == 4.0


def test_one_observation_has_no_interval(town: Town, school: School) -> None:
    town.plan(school.wati, (OBSERVED, {}, 3))
    observed(school, TUESDAYS[0], 21)
    found = figure(town, OBSERVED)
    assert (found.value, found.low, found.high) == (3, None, None)


def test_rates_are_never_means_of_means(town: Town) -> None:
    town.plan(town.cast.yusuf, (QUALITY, IDENTIFIED, 100))
    counted(town.cast, TUESDAYS[0], 1, 1)
    counted(town.cast, TUESDAYS[1], 50, 100)
    old = counted(town.cast, TUESDAYS[2], 9, 9)
    old.superseded_at = town.cast.now
    old.save()
    counted(town.cast, TUESDAYS[2], 9, 10)
    counted(town.cast, date(2026, 3, 3), 0, 100)
    found = figure(town, QUALITY)
    assert (found.n, found.quality["k"]) == (111, 60)
    assert found.value == Decimal("54.054054")
    unit = UnitFigure.objects.get(source="care.inm.patient_identification", unit=town.cast.units["RSUD"])
    assert (unit.k, unit.n) == (60, 111)


def test_what_should_be_rare_has_its_own_direction(town: Town) -> None:
    town.plan(town.cast.yusuf, (FEWER, {"indicator": "postponed_surgery"}, 5))
    counted(town.cast, TUESDAYS[0], 1, 50, indicator="postponed_surgery")
    assert figure(town, FEWER).value == 2


def test_every_figure_follows_from_its_leaves(town: Town, school: School) -> None:
    for person in (school.wati, school.rudi):
        town.plan(person, (LESSONS, {}, 95), (OBSERVED, {}, 3), (QUALITY, IDENTIFIED, 90))
    recorded(school, school.slot(), TUESDAYS[:6])
    recorded(
        school, school.slot(teacher=school.rudi.pk, group="V"), TUESDAYS[:3], state="not_held", line="", reason="other"
    )
    recorded(school, school.timetable.slots.get(group="V"), TUESDAYS[3:5])
    for day, total in zip(TUESDAYS, (21, 14, 28), strict=False):
        observed(school, day, total)
    observed(school, TUESDAYS[4], 20, teacher=school.rudi)
    counted(town.cast, TUESDAYS[0], 7, 9, unit=school.unit)
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)
    for evaluation in Evaluation.objects.order_by("id"):
        document = json.loads(as_json(explain(evaluation).to_document()))
        checks = recompute(document)
        assert [check for check in checks if not check.agrees] == []
        assert {"figure.k", "figure.missing", "figure.b", "figure.inputs_hash", "figure.grade"} <= {
            check.path.rpartition("/")[2].rpartition("]")[2] for check in checks
        } | {check.path.rpartition("/")[2] for check in checks}


def test_a_forged_leaf_is_found(town: Town, school: School) -> None:
    town.plan(school.wati, (LESSONS, {}, 95))
    recorded(school, school.slot(), TUESDAYS)
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)
    document = json.loads(as_json(explain(Evaluation.objects.get()).to_document()))
    _leaf(document, "counts")["value"][0]["part"] = 0
    assert {check.path.rpartition(".")[2] for check in recompute(document) if not check.agrees} >= {"value", "k"}


def test_a_changed_lesson_is_noticed(town: Town, school: School) -> None:
    town.plan(school.wati, (LESSONS, {}, 95))
    recorded(school, school.slot(), TUESDAYS)
    found = figure(town, LESSONS)
    assert is_unchanged(found, tallies_behind([found])[found.pk])
    LessonRecord.objects.filter(day=TUESDAYS[0]).update(state="not_held", reason="other")
    assert not is_unchanged(found, tallies_behind([found])[found.pk])


def test_ten_times_the_lessons_cost_no_statement_more(town: Town, school: School) -> None:
    town.plan(school.wati, (LESSONS, {}, 95), (QUALITY, IDENTIFIED, 90), (OBSERVED, {}, 3))
    recorded(school, school.slot(), TUESDAYS)
    counted(town.cast, TUESDAYS[0], 1, 2)
    with CaptureQueriesContext(
        connection,
    ) as few:
        compute(town.period, **town.cast.by)
    for weekday in range(5):
        for hour in range(1, 5):
            recorded(school, school.slot(weekday=weekday, first_hour=hour, last_hour=hour, teacher=school.rudi.pk,
                                         group=f"G{hour}"), [TUESDAYS[0]])  # fmt: skip
    town.plan(school.rudi, (LESSONS, {}, 95), (QUALITY, IDENTIFIED, 90), (OBSERVED, {}, 3))
    with CaptureQueriesContext(connection) as many:
        compute(town.period, **town.cast.by)
    assert len(many) == len(few)


def _leaf(node: dict, key: str) -> dict:
    if node["key"] == key:
        return node
    return next((found for one in node.get("inputs", ()) if (found := _leaf(one, key))), {})
