"""Whom a template would reach, and who is passed over and why: the preview of a batch, and its last word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from kinerja.people.organisation.models import Absence, Appointment, Unit
from kinerja.people.organisation.queries import superiors_on
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind
from kinerja.pure.law import absences
from kinerja.pure.law.terms import Term
from kinerja.pure.lib.refusals import gettext_noop

from .definitions import Definition
from .models import Cycle, Plan, PlanTemplate, TemplateLine
from .rows import AnnexRow, PlanRow, ResultRow
from .terms import AnnexKind, LibraryState, ResultKind


class Skip(Term):
    """Why somebody gets no plan from a batch."""

    HAS_PLAN = "has_plan", gettext_noop("sudah mempunyai SKP pada rentang itu")
    NO_POST = "no_post", gettext_noop("tidak memegang jabatan definitif pada hari itu")
    NO_RATER = "no_rater", gettext_noop("atasan langsungnya belum tercatat")
    EXEMPT = "exempt", gettext_noop("tidak menyusun SKP (PP 30/2019 Pasal 23)")
    LEFT = "left", gettext_noop("sudah berhenti")


EXEMPT = [kind.value for kind in absences.AbsenceKind if kind.ground is absences.Ground.EXEMPT]


class Holder(NamedTuple):
    """Somebody in a post of the group on the first day."""

    key: UUID
    name: str
    post: str
    unit: str
    kind: str
    employee_kind: str
    left_on: date | None
    ends: date | None


@dataclass(frozen=True)
class Reach:
    """What a batch would do on the data as they are."""

    results: tuple[ResultRow, ...]
    annexes: tuple[AnnexRow, ...]
    left_out: tuple[str, ...]
    """Indicators of the template that the library no longer offers."""
    given: tuple[Holder, ...]
    skipped: tuple[tuple[Holder, Skip], ...]

    @property
    def seal(self) -> str:
        """What was looked at; a batch that would do something else is not carried out."""
        people = [f"{one.key}" for one in self.given]
        return sha256("\n".join([*people, repr(self.results), repr(self.annexes)]).encode()).hexdigest()[:32]

    @property
    def reasons(self) -> dict[str, int]:
        return dict(Counter(skip.value for _, skip in self.skipped))

    def rows(self, starts: date, cycle: Cycle) -> list[PlanRow]:
        last = cycle.ends
        return [
            PlanRow(one.key, starts, min(one.ends or last, last), self.results, annexes=self.annexes)
            for one in self.given
        ]


def reach(template: PlanTemplate, *, cycle: Cycle, unit: Unit, starts: date) -> Reach:
    """Six statements, whatever the number of people."""
    lines = list(template.lines.select_related("indicator").order_by("order"))
    usable = [line for line in lines if line.indicator.state == LibraryState.ADOPTED]
    gone = tuple(line.indicator.text for line in lines if line not in usable)
    people = list(_judged(template.group, cycle, unit, starts))
    given = tuple(one for one, skip in people if skip is None)
    skipped = tuple((one, skip) for one, skip in people if skip is not None)
    return Reach(results_of_lines(usable), annexes_of(template), gone, given, skipped)


def results_of_lines(lines: Iterable[TemplateLine]) -> tuple[ResultRow, ...]:
    """Indicators with the same words of the result stand under one result, in the order of the template."""
    found: dict[str, list[TemplateLine]] = {}
    for line in lines:
        found.setdefault(line.indicator.result_text, []).append(line)
    return tuple(
        ResultRow(text, _definitions(ones), ones[0].kind, ones[0].perspective, _weight(ones))
        for text, ones in found.items()
    )


def annexes_of(template: PlanTemplate) -> tuple[AnnexRow, ...]:
    """The annexes of the template, a line for each entry."""
    return tuple(
        AnnexRow(kind, line.strip())
        for kind in AnnexKind
        for line in getattr(template, kind).splitlines()
        if line.strip()
    )


def _definitions(lines: Iterable[TemplateLine]) -> tuple[Definition, ...]:
    return tuple(Definition.of(one.indicator) for one in lines)


def _weight(lines: Iterable[TemplateLine]) -> Decimal | None:
    """A result weighs what its lines weigh together; additional tasks weigh nothing, nor what is half weighed."""
    weights = [one.weight if one.kind == ResultKind.MAIN else None for one in lines]
    known = [weight for weight in weights if weight is not None]
    return sum(known, Decimal()) if known and len(known) == len(weights) else None


def _judged(group: str, cycle: Cycle, unit: Unit, starts: date) -> Iterator[tuple[Holder, Skip | None]]:
    superiors = superiors_on(starts)
    planned = set(Plan.objects.standing().during(starts, cycle.ends).order_by().values_list("employee", flat=True))
    exempt = set(Absence.objects.on(starts).filter(kind__in=EXEMPT).order_by().values_list("employee", flat=True))
    for one in _holders(group, unit, starts):
        excused = one.key in exempt or one.employee_kind == EmployeeKind.POLITICAL
        yield one, Skip.EXEMPT if excused else _skip(one, starts, superiors.get(one.key), one.key in planned)


def _skip(one: Holder, starts: date, rater: UUID | None, planned: bool) -> Skip | None:
    if one.left_on and one.left_on <= starts:
        return Skip.LEFT
    if one.kind != AppointmentKind.DEFINITIVE:
        return Skip.NO_POST
    if planned:
        return Skip.HAS_PLAN
    return Skip.NO_RATER if rater is None else None


def _holders(group: str, unit: Unit, day: date) -> list[Holder]:
    """Everybody in a post of this group beneath the unit, each once, the definitive post before others."""
    held = Appointment.objects.on(day).filter(position__group=group, position__unit__path__startswith=unit.path)
    columns = ("employee__name", "position__title", "position__unit__name", "kind", "employee__kind")
    rows = held.order_by("employee__name", "employee").values_list("employee", *columns, "employee__left_on", "ends")
    found: dict[UUID, Holder] = {}
    for one in map(Holder._make, rows):
        if one.kind == AppointmentKind.DEFINITIVE or one.key not in found:
            found[one.key] = one
    return list(found.values())
