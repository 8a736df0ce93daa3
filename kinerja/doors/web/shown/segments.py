"""The person-year as a page: a bar of time, a table that says the same, and what may be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext

from kinerja.doors.web.ui.badges import Badge, badge
from kinerja.doors.web.ui.forms import HouseForm
from kinerja.doors.web.ui.numbers import day as say_day
from kinerja.doors.web.ui.numbers import number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.people.organisation.models import Absence, Employee
from kinerja.people.organisation.queries import PersonYears
from kinerja.people.organisation.terms import LEAVE
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.pure.law.segments import PersonYear, Segment, Standing, Stretch
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning import commands as planning
from kinerja.work.planning.models import Cycle, Plan
from kinerja.work.planning.queries import cycle_on
from kinerja.work.planning.segments import PlannedSegment, needs_plan, planned_years

from .explanations import cite_words
from .segment_bar import time_bar


@dataclass(frozen=True)
class PlanLine:
    """A plan of a segment, and whether it runs past it."""

    plan: Plan
    state: Badge
    last_day: date
    runs_past: bool


@dataclass(frozen=True)
class SegmentRow:
    number: int
    starts: date
    last_day: date
    post: str
    unit: str
    rater: str
    days: int
    working_days: int
    weight: str
    plans: list[PlanLine]
    remarks: list[tuple[str, str]]
    may_start: bool


@dataclass(frozen=True)
class Note:
    """Days that are told apart: not counted, or led by somebody else for a while."""

    starts: date
    last_day: date
    days: int
    text: str
    cites: str


@dataclass(frozen=True)
class AbsenceLine:
    absence: Absence
    kind: str
    last_day: date | None


@dataclass(frozen=True)
class YearSheet:
    """Everything on the page. Six statements."""

    cycle: Cycle
    bar: Any
    days: int
    rows: list[SegmentRow]
    unweighed: list[Note]
    short_leaders: list[Note]
    absences: list[AbsenceLine]
    cites: list[str]
    is_law: bool


def year_sheet(employee: Employee, request: PageRequest) -> YearSheet | None:
    """The performance year of the day for one person; None while no cycle is open or he needs no plan."""
    on = request.actor.on
    cycle = cycle_on(on)
    if cycle is None or not needs_plan(employee):
        return None
    planned = planned_years([employee.pk], cycle, on)
    finding, parts = planned.years.years[employee.pk], planned.parts[employee.pk]
    year = finding.value
    return YearSheet(
        cycle=cycle,
        bar=time_bar(year, on),
        days=year.days,
        rows=[_row(n, part, planned.years, on) for n, part in enumerate(parts, 1)],
        unweighed=[_unweighed(stretch) for stretch in year.stretches if stretch.away],
        short_leaders=_short_leaders(year, planned.years),
        absences=absence_lines(employee, _within(planned.years.absences[employee.pk], cycle), request),
        cites=cite_words(finding.cites),
        is_law=finding.is_law,
    )


def absence_lines(employee: Employee, rows: Iterable[Absence], request: PageRequest) -> list[AbsenceLine]:
    """Leave and tasks, newest first, each in the words this reader may know."""
    knows = bool(judge(request.actor, Permission.LEAVE_KIND_SEE, employee))
    newest = sorted(rows, key=lambda row: row.starts, reverse=True)
    return [AbsenceLine(row, _kind(row, knows=knows), _last(row.ends) if row.ends else None) for row in newest]


def _within(rows: Iterable[Absence], cycle: Cycle) -> list[Absence]:
    return [row for row in rows if row.starts < cycle.ends and (row.ends is None or row.ends > cycle.starts)]


def _kind(absence: Absence, *, knows: bool) -> str:
    return absence.get_kind_display() if knows or absence.kind not in LEAVE else gettext("cuti")


def _last(after: date) -> date:
    return after - timedelta(days=1)


def percent(weight: Fraction) -> str:
    """A weight to read; the exact one is days by days."""
    return f"{number(round(float(weight) * 100, 1))}%"


def _row(n: int, part: PlannedSegment, years: PersonYears, on: date) -> SegmentRow:
    segment = part.segment
    place = years.places[segment.post]
    return SegmentRow(
        number=n,
        starts=segment.starts,
        last_day=_last(segment.ends),
        post=place.title,
        unit=place.unit,
        rater=_name(segment.rater, years),
        days=segment.days,
        working_days=segment.working_days,
        weight=percent(segment.weight),
        plans=[_plan_line(plan, segment) for plan in part.plans],
        remarks=[(spoken(r.sentence), "; ".join(cite_words(r.cites))) for r in part.remarks],
        may_start=segment.rater is not None and segment.starts <= on and _is_open(part),
    )


def _is_open(part: PlannedSegment) -> bool:
    return not part.plans or part.plans[-1].ends < part.segment.ends


def _plan_line(plan: Plan, segment: Segment) -> PlanLine:
    state = badge(plan.state, plan.get_state_display())
    return PlanLine(plan, state, _last(plan.ends), plan.ends > segment.ends)


def _name(key: Any, years: PersonYears) -> str:
    return years.names.get(key, "") if key else ""


def _unweighed(stretch: Stretch) -> Note:
    assert stretch.away
    cites = "; ".join(cite_words(stretch.away.cites))
    return Note(stretch.starts, _last(stretch.ends), stretch.days, gettext(stretch.away.ground.label), cites)


def _short_leaders(year: PersonYear, years: PersonYears) -> list[Note]:
    found = [part for segment in year.segments for part in segment.short_leaders]
    return [
        Note(part.starts, _last(part.ends), part.days, _name(part.rater, years), "")
        for part in found
        if part.standing is Standing.SERVING
    ]


class FollowForm(HouseForm):
    """Ends a plan with its segment, or begins the plan of the segment that holds a day."""

    act = forms.ChoiceField(choices=[("end", "end"), ("start", "start")])
    plan = forms.UUIDField(required=False)
    version = forms.IntegerField(required=False)
    on = forms.DateField(required=False)


def followed(form: FollowForm, employee: Employee, request: PageRequest) -> str | None:
    """What was done, in a sentence; none after a refusal, which stands on the form."""
    return form.attempt(lambda: _follow(form, employee, request)) if form.is_valid() else None


def _follow(form: FollowForm, employee: Employee, request: PageRequest) -> str:
    given = form.cleaned_data
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if given["act"] == "start":
        return _started(employee, given["on"] or request.actor.on, by)
    plan = Plan.objects.select_related("employee", "cycle").filter(pk=given["plan"], employee=employee).first()
    if plan is None or given["version"] is None:
        raise Invalid(gettext_noop("SKP itu tidak ditemukan. Muat ulang halaman, lalu coba lagi."))
    planning.end_plan_with_segment(plan, version=given["version"], **by)
    return gettext("SKP berakhir pada {day}.").format(day=say_day(_last(plan.ends)))


def _started(employee: Employee, on: date, by: dict[str, Any]) -> str:
    cycle = cycle_on(on)
    if cycle is None:
        raise Invalid(gettext_noop("Pada {day} tahun kinerja belum dibuka."), day=on)
    plan = planning.start_plan_of_segment(employee, cycle=cycle, on=on, **by)
    return gettext("Rancangan SKP dimulai pada {day}.").format(day=say_day(plan.starts))
