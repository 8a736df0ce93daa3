"""The way back from a figure over counts to the counts, one by one, by another road than the computation's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

import numpy as np

from kinerja.facts.care.models import QualityCount
from kinerja.facts.teaching.models import LessonRecord, Observation, Slot
from kinerja.facts.teaching.schedule import Lesson, lessons
from kinerja.facts.teaching.terms import EXCUSED, LessonState
from kinerja.judgement.measurement.models import Figure
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.zones import zone_of

from .columns import Standing, Tallies, fingerprint, records
from .desk_provenance import seen_at_desk
from .measures import TALLIES
from .promise_measures import PROMISE_MEASURES
from .promise_provenance import seen_of_promises
from .reading import number_of
from .seen import TallySeen, Window

OF_PROMISES = frozenset(measure.formula for measure in PROMISE_MEASURES)


def tallies_behind(figures: Sequence[Figure]) -> dict[UUID, list[TallySeen]]:
    """Key of each figure over counts -> its counts in order of key and day. At most seven statements a figure."""
    mine = [figure for figure in figures if figure.lineage is not None and figure.lineage.source in TALLIES]
    return {figure.pk: sorted(_seen(figure), key=lambda one: (one.id.bytes, one.day)) for figure in mine}


def is_unchanged(figure: Figure, seen: Sequence[TallySeen]) -> bool:
    """Whether the facts still are what the figure was computed from."""
    window = window_of(figure)
    return hash_of(seen, window.since, window.until) == figure.inputs_hash


def hash_of(seen: Sequence[TallySeen], since: date, until: date) -> str:
    tallies = columns_of(seen)
    counts = records(tallies, np.arange(len(tallies))).tobytes()
    return fingerprint(number_of(since), number_of(until), counts)


def columns_of(seen: Sequence[TallySeen]) -> Tallies:
    """One figure's counts as arrays; nobody and no unit are named."""
    nowhere = np.full(len(seen), -1, dtype=np.int64)
    return Tallies(
        ids=np.frombuffer(b"".join(one.id.bytes for one in seen), dtype="V16"),
        owner=nowhere,
        unit=nowhere,
        day=np.array([number_of(one.day) for one in seen], dtype=np.int64),
        part=np.array([one.part for one in seen], dtype=np.int64),
        whole=np.array([one.whole for one in seen], dtype=np.int64),
        standing=np.array([one.standing for one in seen], dtype=np.int64),
    )


def window_of(figure: Figure) -> Window:
    assert figure.lineage is not None
    assert figure.since is not None
    assert figure.until is not None
    plan = figure.indicator.result.plan
    zone = zone_of(plan.unit.zone)
    beneath = None
    if TALLIES[figure.lineage.source].of_unit(figure.lineage.parameters):
        beneath = tuple(Unit.objects.beneath(plan.unit).order_by("pk").values_list("pk", flat=True))
    since, until = (moment.astimezone(zone).date() for moment in (figure.since, figure.until))
    return Window(since, until, figure.employee_id, beneath)


def _seen(figure: Figure) -> Iterator[TallySeen]:
    assert figure.lineage is not None
    window = window_of(figure)
    match figure.lineage.formula:
        case "lesson_share":
            return map(_lesson, _lessons(window))
        case "observation_mean":
            return map(_observation, _observations(window))
        case "quality_share":
            return map(_count, _counts(window, figure.lineage.parameters["indicator"]))
        case formula if formula in OF_PROMISES:
            return seen_of_promises(formula, window, figure.lineage.parameters)
        case _:
            return seen_at_desk(figure.lineage.formula, window, figure.lineage.parameters)


def _lessons(window: Window) -> list[Lesson]:
    slots = Slot.objects.during(window.since, window.until).select_related("timetable__unit", "teacher").order_by("id")
    whose = {"teacher": window.employee} if window.units is None else {"timetable__unit__in": window.units}
    return lessons(slots.filter(**whose), window.since, window.until)


def _observations(window: Window) -> Iterator[Observation]:
    mine = Observation.objects.final().filter(teacher=window.employee)
    return mine.filter(day__gte=window.since, day__lt=window.until).order_by("id").iterator()


def _counts(window: Window, indicator: str) -> Iterator[QualityCount]:
    counts = QualityCount.objects.current().between(window.since, window.until)
    return (
        counts.filter(indicator=indicator, unit__in=window.units or ()).select_related("unit").order_by("id").iterator()
    )


def _lesson(lesson: Lesson) -> TallySeen:
    slot, standing = lesson.slot, _standing(lesson.record)
    held = lesson.record is not None and lesson.record.state == LessonState.HELD
    return TallySeen(
        id=slot.pk,
        day=lesson.day,
        what=f"{slot.group} · {slot.subject} · {lesson.hours}",
        part=int(held and standing == Standing.COUNTED),
        whole=int(standing == Standing.COUNTED),
        standing=standing,
    )


def _standing(record: LessonRecord | None) -> int:
    if record is None:
        return Standing.MISSING
    return Standing.EXCUSED if record.reason in EXCUSED else Standing.COUNTED


def _observation(one: Observation) -> TallySeen:
    return TallySeen(one.pk, one.day, one.lesson, one.total, one.items, Standing.COUNTED)


def _count(one: QualityCount) -> TallySeen:
    what = f"{one.unit.name} · {one.get_shift_display()}"
    return TallySeen(one.pk, one.day, what, one.numerator, one.denominator, Standing.COUNTED)
