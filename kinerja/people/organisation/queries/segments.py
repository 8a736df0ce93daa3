"""The person-years of many people in a constant number of statements; the rule itself is `pure.law.segments`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import FilteredRelation, Q

from kinerja.people.organisation import hierarchy
from kinerja.people.organisation.models import Absence, Position
from kinerja.pure.law import absences as law
from kinerja.pure.law.findings import Finding
from kinerja.pure.law.leading import Capacity, History, Holding, Post
from kinerja.pure.law.segments import PersonYear, WorkingDays
from kinerja.pure.law.segments import segments as cut

from .superiors import HOLDING
from .working_days import working_days


class Place(NamedTuple):
    """A post as people read it."""

    title: str
    unit: str


@dataclass(frozen=True)
class PersonYears:
    """The year of each person asked for, his absences, and the names that stand in them."""

    years: Mapping[UUID, Finding[PersonYear]]
    absences: Mapping[UUID, list[Absence]]
    places: Mapping[UUID, Place]
    names: Mapping[UUID, str]

    def of(self, employee_id: UUID) -> PersonYear:
        return self.years[employee_id].value


def segments(employee_ids: Iterable[UUID], starts: date, ends: date) -> PersonYears:
    """Days [starts, ends) of these people, cut into segments. Four statements, whatever the number of people."""
    asked = list(dict.fromkeys(employee_ids))
    rows = _rows(asked, starts, ends) if asked else []
    history, away = _history(rows), _absences(asked)
    count = working_days({row.unit: row.path for row in rows}, starts, ends)
    years = {one: _cut(one, history, away[one], count, starts, ends) for one in asked}
    places = {row.post: Place(row.title, row.unit_name) for row in rows}
    return PersonYears(years, away, places, {row.person: row.name for row in rows if row.person})


class _Row(NamedTuple):
    """A post of the chain with one of those who held it; a vacant post has nobody."""

    post: UUID
    superior: UUID | None
    title: str
    unit: UUID
    unit_name: str
    path: str
    key: UUID | None
    person: UUID | None
    kind: str
    starts: date
    ends: date | None
    left_on: date | None
    name: str


_POST = ("id", "superior", "title", "unit", "unit__name", "unit__path")
_HELD = ("id", "employee", "kind", "starts", "ends", "employee__left_on", "employee__name")


def _rows(asked: list[UUID], starts: date, ends: date) -> list[_Row]:
    """Their own posts and all above, with everybody who held one of them on a day asked for."""
    lasting = Q(appointments__ends__isnull=True) | Q(appointments__ends__gt=starts)
    during = Q(appointments__kind__in=HOLDING, appointments__starts__lt=ends) & lasting
    chain = Position.objects.filter(pk__in=hierarchy.posts_upwards(asked, starts, ends)).order_by()
    found = chain.annotate(held=FilteredRelation("appointments", condition=during))
    return [_Row(*row) for row in found.values_list(*_POST, *(f"held__{name}" for name in _HELD))]


def _history(rows: list[_Row]) -> History:
    held = [row for row in rows if row.person]
    return History(
        {row.post: Post(row.post, row.unit, row.superior) for row in rows},
        [Holding(r.person, r.post, Capacity(r.kind), r.starts, r.ends, r.key) for r in held],
        {row.person: row.left_on for row in held if row.left_on},
    )


def _absences(asked: list[UUID]) -> dict[UUID, list[Absence]]:
    """All of them, for leaves that touch are one, wherever the year begins."""
    found: dict[UUID, list[Absence]] = {one: [] for one in asked}
    for row in Absence.objects.filter(employee__in=asked).order_by("starts", "id"):
        found[row.employee_id].append(row)
    return found


def _cut(
    person: UUID, history: History, away: list[Absence], count: WorkingDays, starts: date, ends: date
) -> Finding[PersonYear]:
    known = [law.Absence(law.AbsenceKind(row.kind), row.starts, row.ends) for row in away]
    return cut(person, history, known, count, starts=starts, ends=ends)
