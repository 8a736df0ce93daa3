"""Who leads whom on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from kinerja.people.organisation import hierarchy
from kinerja.people.organisation.models import Appointment, Employee, Position, Unit
from kinerja.people.organisation.terms import AppointmentKind

# PP 30/2019 Pasal 46(4): who acts for the holder comes first.
PRECEDENCE = Case(
    When(kind=AppointmentKind.DAILY_ACTING, then=Value(0)),
    When(kind=AppointmentKind.ACTING, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)
HOLDING = (AppointmentKind.DAILY_ACTING, AppointmentKind.ACTING, AppointmentKind.DEFINITIVE)


def superior_of(employee: Employee, on: date) -> Employee | None:
    """Who leads and judges this person on a day; None at the top. One query."""
    found = Employee.objects.raw(hierarchy.SUPERIOR, hierarchy.parameters(employee.pk, on))
    return next(iter(found), None)


def line_above(post: UUID, on: date) -> list[tuple[UUID, UUID | None]]:
    """The posts above this one, nearest first, each with who effectively holds it. One query."""
    found: Any = Position.objects.raw(hierarchy.ABOVE_POST, hierarchy.parameters(post, on))
    return [(one.pk, UUID(str(one.holder)) if one.holder else None) for one in found]


def superiors_on(on: date) -> dict[UUID, UUID | None]:
    """The superior of everybody with a definitive post on a day. Two queries, whatever the size."""
    above: dict[UUID, UUID | None] = dict(Position.objects.order_by().values_list("id", "superior_id"))
    holders, posts = _held_on(on)
    return {employee: _first_above(employee, post, above, holders) for employee, post in posts.items()}


def _held_on(on: date) -> tuple[dict[UUID, UUID], dict[UUID, UUID]]:
    """Post -> who effectively holds it; person -> own definitive post."""
    in_service = Q(employee__left_on__isnull=True) | Q(employee__left_on__gt=on)
    rows = Appointment.objects.on(on).filter(in_service, kind__in=HOLDING).order_by(PRECEDENCE, "starts", "id")
    holders: dict[UUID, UUID] = {}
    posts: dict[UUID, UUID] = {}
    for employee, post, kind in rows.values_list("employee_id", "position_id", "kind"):
        holders.setdefault(post, employee)
        if kind == AppointmentKind.DEFINITIVE:
            posts[employee] = post
    return holders, posts


def _first_above(employee: UUID, post: UUID, above: dict[UUID, UUID | None], holders: dict[UUID, UUID]) -> UUID | None:
    for higher in _climb(post, above):
        holder = holders.get(higher)
        if holder is not None and holder != employee:
            return holder
    return None


def _climb(post: UUID, above: dict[UUID, UUID | None]) -> Iterator[UUID]:
    """The posts above, nearest first; as far as the question in SQL goes."""
    for _ in range(hierarchy.HIGHEST):
        higher = above.get(post)
        if higher is None:
            return
        yield higher
        post = higher


def team_of(employee: Employee, on: date) -> QuerySet[Employee]:
    """Those whose superior this person is: the same relation as superior_of, read downwards."""
    return Employee.objects.filter(pk__in=hierarchy.team(employee.pk, on))


@dataclass(frozen=True)
class Leading:
    """Whom somebody leads: people (their rater), or units whose distribution he looks after."""

    people: bool = False
    units: bool = False


def leading(employee_id: UUID, on: date) -> Leading:
    """One statement, sent as it is: building it took longer than answering it."""
    with connection.cursor() as cursor:
        cursor.execute(hierarchy.LEADS, hierarchy.parameters(employee_id, on))
        people, units = cursor.fetchone()
    return Leading(bool(people), bool(units))


def units_led_by(employee: Employee, on: date) -> QuerySet[Unit]:
    """The units whose leading post this person effectively holds."""
    return Unit.objects.led_by(employee.pk, on)


def head_of(unit: Unit, on: date) -> Employee | None:
    """Who effectively holds the unit's leading post; None while it is vacant."""
    leading = Appointment.objects.on(on).filter(position__unit=unit, position__heads_unit=True, kind__in=HOLDING)
    in_service = leading.filter(Q(employee__left_on__isnull=True) | Q(employee__left_on__gt=on))
    first = in_service.order_by(PRECEDENCE, "starts", "id").select_related("employee").first()
    return first.employee if first else None
