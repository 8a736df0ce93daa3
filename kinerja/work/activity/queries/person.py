"""Where somebody's work of a day belongs and when he was there, and which facts know of it; in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation, Q, Subquery

from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.work.activity.models import ReportRhythm
from kinerja.work.activity.places import Place
from kinerja.work.activity.suggestions import known_since
from kinerja.work.activity.terms import Rhythm

Stretch = tuple[date, date | None]


@dataclass(frozen=True)
class Person:
    """`place` is none for who has no post today. Posts and absences are stretches [starts, ends), open ones without."""

    place: Place | None
    posts: frozenset[Stretch]
    absences: frozenset[Stretch]
    origins: frozenset[str]
    """Those that know something of him since then."""

    def at_work(self, day: date) -> bool:
        return _within(self.posts, day) and not self.away(day)

    def away(self, day: date) -> bool:
        return _within(self.absences, day)


def person(employee_id: UUID, since: date, on: date) -> Person:
    """With what held within [since, on]. A row for each pair of a post and an absence of these days: a handful."""
    plan = Q(plans__stands=True, plans__starts__lte=on, plans__ends__gt=on)
    held = Q(appointments__kind=AppointmentKind.DEFINITIVE) & _during("appointments", since, on)
    known = known_since(since)
    # Any: the checker of types knows no joins of this kind.
    found: Any = Employee.objects.filter(pk=employee_id).annotate(
        plan=FilteredRelation("plans", condition=plan),
        post=FilteredRelation("appointments", condition=held),
        leave=FilteredRelation("absences", condition=_during("absences", since, on)),
        rhythm=Subquery(ReportRhythm.objects.on(on).values("rhythm")[:1]),
        **{f"known_{origin}": exists for origin, exists in known.items()},
    )
    rows = list(found.select_related("plan__unit", "post__position__unit", "leave").order_by())
    told = frozenset(origin for origin in known if any(getattr(row, f"known_{origin}") for row in rows))
    return Person(_place(rows, on), _stretches(rows, "post"), _stretches(rows, "leave"), told)


def _during(name: str, since: date, on: date) -> Q:
    is_open, ends_later = Q(**{f"{name}__ends__isnull": True}), Q(**{f"{name}__ends__gt": since})
    return Q(**{f"{name}__starts__lte": on}) & (is_open | ends_later)


def _place(rows: list[Any], on: date) -> Place | None:
    """As `places.place_of`: of the plan where there is one, otherwise of the post."""
    for row in rows:
        rhythm = row.rhythm or Rhythm.DAILY
        # Where the join found nothing, Django leaves the attribute out.
        if plan := getattr(row, "plan", None):
            return Place(plan, plan.unit, rhythm)
        post = getattr(row, "post", None)
        if post and _within([(post.starts, post.ends)], on):
            return Place(None, post.position.unit, rhythm)
    return None


def _stretches(rows: list[Any], name: str) -> frozenset[Stretch]:
    return frozenset((one.starts, one.ends) for row in rows if (one := getattr(row, name, None)))


def _within(stretches: Iterable[Stretch], day: date) -> bool:
    return any(starts <= day and (ends is None or day < ends) for starts, ends in stretches)
