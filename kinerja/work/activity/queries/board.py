"""What a superior sees of his people's reports, exceptions first; four statements whatever the size of the team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kinerja.people.organisation.hierarchy import team
from kinerja.people.organisation.models import Absence, Appointment, Employee
from kinerja.people.organisation.queries.working_days import working_days
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.access.actors import Actor
from kinerja.platform.operations.models import Pulse
from kinerja.platform.operations.pulses import STRUCTURE
from kinerja.pure.law.reporting import silence_days
from kinerja.work.activity.doubts import Doubt, doubts
from kinerja.work.activity.models import ActivityReport, ReportOpening, ReportSample, SampledReport
from kinerja.work.activity.terms import ReportState

# More than a span of control leaves waiting; the oldest come first, the rest follows when these are answered.
MOST = 200
REMEMBERED = timedelta(days=60)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Member:
    key: UUID
    name: str
    last_day: date | None
    today: int
    silent_days: int
    """Working days of the own unit since the newest row: a school of six days counts its Saturdays."""


@dataclass(frozen=True)
class Waiting:
    """A row without final word. `drawn` rows must be opened before all are accepted."""

    report: ActivityReport
    doubt: Doubt
    age_days: int
    drawn: bool
    opened: bool
    escalated: bool

    @property
    def has_evidence(self) -> bool:
        return bool(getattr(self.report, "proofs", 0))


@dataclass(frozen=True)
class Board:
    members: list[Member]
    rows: list[Waiting]
    sample: ReportSample | None
    felt: int
    """Sum of the pulses of all this rests on, as of before anything else was read."""
    covered: int = 0
    names: dict[UUID, str] = field(default_factory=dict)

    @cached_property
    def counts(self) -> dict[str, int]:
        states = Counter(row.report.state for row in self.rows)
        return {
            "waiting": states[ReportState.SUBMITTED],
            "asked": states[ReportState.ASKED],
            "silent": len(self.silent),
            "today": sum(1 for member in self.members if member.today),
            "oldest": max((row.age_days for row in self.rows if row.report.state == ReportState.SUBMITTED), default=0),
        }

    @property
    def silent(self) -> list[Member]:
        return [member for member in self.members if member.silent_days > 0]

    @property
    def unopened(self) -> int:
        return sum(1 for row in self.rows if row.drawn and not row.opened)


def pulse_keys(members: Sequence[UUID], me: UUID) -> list[UUID]:
    """What a board rests on: its people, the superior's own openings and samples, and who leads whom."""
    return [*members, me, STRUCTURE]


def board(actor: Actor) -> Board:
    me = actor.employee_id
    assert me is not None
    people = list(_people(me, actor.on))
    counted = sum(person["pulse"] for person in people)
    beats = people[0]["shared"] if people else 0
    reports = list(_reports(actor))
    found, sample = _sampled(me, reports)
    doubted = doubts([r for r in reports if r.state == ReportState.SUBMITTED], actor.on)
    own = {person["pk"] for person in people}
    rows = [_waiting(r, doubted, found, actor.on, r.employee_id not in own) for r in reports]
    rows.sort(key=_exceptions_first)
    members = list(_members(people, actor.on))
    covered = sum(1 for r in reports if r.pk in found and r.state == ReportState.SUBMITTED)
    return Board(members, rows, sample, counted + beats, covered)


def _pulse(key: Any) -> Coalesce:
    one = Subquery(Pulse.objects.filter(pk=key).values("count"))
    return Coalesce(one, 0, output_field=BigIntegerField())


_OF_A_MEMBER = ("pulse", "shared", "last_day", "today", "unit", "path", "away", "back")


def _people(me: UUID, on: date) -> Any:
    """Everybody led, with the pulses in the same statement: what is read later can only be newer."""
    rows = ActivityReport.objects.standing().filter(employee=OuterRef("pk"))
    newest = rows.filter(day__gte=on - REMEMBERED).order_by("-day").values("day")[:1]
    today = rows.filter(day=on).order_by().values("employee").annotate(n=Count("pk")).values("n")
    absences = Absence.objects.filter(employee=OuterRef("pk"))
    posts = Appointment.objects.on(on).filter(employee=OuterRef("pk"), kind=AppointmentKind.DEFINITIVE)
    found = Employee.objects.filter(pk__in=team(me, on)).order_by("name", "id")
    return found.annotate(
        pulse=_pulse(OuterRef("pk")),
        shared=_pulse(me) + _pulse(STRUCTURE),
        last_day=Subquery(newest),
        unit=Subquery(posts.values("position__unit")[:1]),
        path=Coalesce(Subquery(posts.values("position__unit__path")[:1]), Value("")),
        today=Coalesce(Subquery(today), 0),
        away=Exists(absences.on(on).order_by()),
        back=Subquery(absences.filter(ends__lte=on).order_by("-ends").values("ends")[:1]),
    ).values("pk", "name", *_OF_A_MEMBER)


def _reports(actor: Actor) -> QuerySet[ActivityReport]:
    unsettled = ActivityReport.objects.answered_by(actor).filter(state__in=(ReportState.SUBMITTED, ReportState.ASKED))
    opened = ReportOpening.objects.filter(
        report=OuterRef("pk"), opened_by=actor.employee_id, opened_at__gte=OuterRef("submitted_at")
    )
    rows: QuerySet[ActivityReport] = unsettled.annotate(
        opened=Exists(opened.order_by()), proofs=Count("evidence")
    ).select_related("employee", "indicator")
    return rows.order_by("submitted_at", "id")[:MOST]


Sampled = dict[UUID, SampledReport]


def _sampled(me: UUID, reports: Sequence[ActivityReport]) -> tuple[Sampled, ReportSample | None]:
    """Of the open sample, the rows that still are as it saw them."""
    versions = {report.pk: report.version for report in reports}
    rows = SampledReport.objects.filter(sample__rater=me, sample__closed_at=None).select_related("sample")
    found = {row.report_id: row for row in rows if versions.get(row.report_id) == row.seen_version}
    return found, next((row.sample for row in found.values()), None)


def _waiting(
    report: ActivityReport, doubted: dict[UUID, Doubt], sampled: Sampled, on: date, escalated: bool
) -> Waiting:
    row = sampled.get(report.pk)
    return Waiting(
        report=report,
        doubt=doubted.get(report.pk, Doubt("ordinary")),
        age_days=max((on - report.submitted_at.date()).days, 0),
        drawn=bool(row and row.drawn),
        opened=bool(getattr(report, "opened", False)),
        escalated=escalated,
    )


_ORDER = ("flagged", "unusual", "changed", "new", "large", "ordinary")


def _exceptions_first(row: Waiting) -> tuple[Any, ...]:
    """What was asked and not answered, what others left lying, what is doubtful; the oldest of each first."""
    asked = row.report.state == ReportState.ASKED
    doubtful = row.doubt.is_strong
    rank = 0 if asked else 1 if row.escalated else 2 if doubtful else 3
    return rank, _ORDER.index(row.doubt.code) if doubtful else 0, row.report.submitted_at, row.report.pk


def _members(people: Sequence[dict[str, Any]], on: date) -> Iterator[Member]:
    count = working_days({person["unit"]: person["path"] for person in people}, on - REMEMBERED, on)
    allowed = silence_days(on)
    for person in people:
        missed = count(person["unit"], min(_since(person, on) + A_DAY, on), on)
        silent = 0 if person["away"] or missed < allowed else missed
        yield Member(person["pk"], person["name"], person["last_day"], person["today"], silent)


def _since(person: dict[str, Any], on: date) -> date:
    """The newest row, or the day before the person came back from leave."""
    longest = on - REMEMBERED
    returned = person["back"] - A_DAY if person["back"] else longest
    return max(person["last_day"] or longest, returned, longest)
