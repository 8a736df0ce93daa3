"""Whether plans follow the person-year: each segment its plan, each plan within its segment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kinerja.people.organisation.models import Absence, Appointment, Employee
from kinerja.people.organisation.queries import PersonYears, segments
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind
from kinerja.pure.law.absences import AbsenceKind, Ground
from kinerja.pure.law.findings import Citation, Confidence
from kinerja.pure.law.segments import PersonYear, Segment
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence

from .models import Cycle, Plan
from .rules import Remark

NEW_POST = Citation("PP 30/2019", gettext_noop("Pasal 24(3)"), Confidence.PRIMARY)
RATER = Citation("PP 30/2019", gettext_noop("Pasal 46"), Confidence.PRIMARY)

EXEMPT = [kind.value for kind in AbsenceKind if kind.ground is Ground.EXEMPT]


@dataclass(frozen=True)
class PlannedSegment:
    """A segment, the plans that begin in it, and what does not fit."""

    segment: Segment
    plans: tuple[Plan, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class PlannedYears:
    """Segments with their plans for each person asked for."""

    years: PersonYears
    parts: dict[UUID, list[PlannedSegment]]


def planned_years(employee_ids: Iterable[UUID], cycle: Cycle, on: date) -> PlannedYears:
    """Five statements, whatever the number of people."""
    asked = list(employee_ids)
    years = segments(asked, cycle.starts, cycle.ends)
    plans: dict[UUID, list[Plan]] = {}
    rows = Plan.objects.standing().filter(employee__in=asked).during(cycle.starts, cycle.ends)
    for plan in rows.select_related("rater").order_by("starts", "id"):
        plans.setdefault(plan.employee_id, []).append(plan)
    return PlannedYears(years, {one: fitted(years.of(one), plans.get(one, []), on) for one in asked})


def fitted(year: PersonYear, plans: Iterable[Plan], on: date) -> list[PlannedSegment]:
    """Each segment with the plans that are its own."""
    own: dict[date, list[Plan]] = {}
    for plan in plans:
        if segment := segment_of(plan, year):
            own.setdefault(segment.starts, []).append(plan)
    return [_fit(segment, tuple(own.get(segment.starts, ())), on) for segment in year.segments]


def segment_of(plan: Plan, year: PersonYear) -> Segment | None:
    """The segment of the same post in which a plan begins, or the first it reaches."""
    same = [s for s in year.segments if s.post == plan.position_id and s.starts < plan.ends and plan.starts < s.ends]
    return same[0] if same else None


def current_segment(employee: Employee, cycle: Cycle, on: date) -> Segment | None:
    """The segment of a day, for commands: decided from what the database holds now."""
    return segments([employee.pk], cycle.starts, cycle.ends).of(employee.pk).segment_on(on)


def left_behind(on: date) -> QuerySet[Plan]:
    """Plans that run on a day although their owner no longer holds the post, has left, or is exempt from plans."""
    own: dict[str, Any] = {"employee": OuterRef("employee")}
    held = Appointment.objects.on(on).filter(position=OuterRef("position"), kind=AppointmentKind.DEFINITIVE, **own)
    exempt = Absence.objects.on(on).filter(kind__in=EXEMPT, **own)
    gone = Q(employee__left_on__lte=on)
    return Plan.objects.standing().on(on).filter(~Exists(held.order_by()) | Exists(exempt.order_by()) | gone)


def needs_plan(employee: Employee) -> bool:
    """State officials have none (PP 30/2019 Pasal 23)."""
    return employee.kind != EmployeeKind.POLITICAL


def _fit(segment: Segment, plans: tuple[Plan, ...], on: date) -> PlannedSegment:
    remarks = tuple(_remarks(segment, plans, on)) if segment.rater else ()
    return PlannedSegment(segment, plans, remarks)


def _remarks(segment: Segment, plans: tuple[Plan, ...], on: date) -> Iterator[Remark]:
    if not plans:
        if segment.starts <= on:
            yield _remark(gettext_noop("Bagian ini belum mempunyai SKP."), NEW_POST)
        return
    for plan in plans:
        if plan.rater_id != segment.rater:
            yield _remark(gettext_noop("Pejabat penilai pada SKP bukan yang bertanggung jawab atas bagian ini."), RATER)
    last = plans[-1]
    if last.ends > segment.ends:
        said = gettext_noop("SKP masih berlaku sampai {plan}, padahal bagian ini berakhir {segment}.")
        yield _remark(said, NEW_POST, plan=_last_day(last.ends), segment=_last_day(segment.ends))
    if last.ends < segment.ends and last.ends <= on:
        yield _remark(gettext_noop("Sejak {day} bagian ini tidak mempunyai SKP."), NEW_POST, day=last.ends)


def _remark(said: str, cite: Citation, **params: date) -> Remark:
    return Remark(sentence(said, **params), (cite,), refuses=False)


def _last_day(after: date) -> date:
    return after - timedelta(days=1)
