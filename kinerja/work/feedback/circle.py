"""Who may say something to whom: the rater, the leader of a team, a colleague of the same unit."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kinerja.people.organisation.hierarchy import team
from kinerja.people.organisation.models import Appointment, Employee
from kinerja.people.organisation.queries import teams
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.work.planning.models import Plan

from .terms import Giver


def place_of(giver: UUID | None, receiver: UUID, on: date) -> Giver | None:
    """In which place this person may give feedback to that one on a day; None where he may not."""
    if giver is None or giver == receiver:
        return None
    if leads(giver, receiver, on):
        return Giver.RATER
    if giver in team_leaders_of(receiver, on):
        return Giver.TEAM_LEADER
    return Giver.COLLEAGUE if colleagues_of(giver, on).filter(pk=receiver).exists() else None


def leads(leader: UUID | None, employee: UUID, on: date) -> bool:
    """The superior of the day, or the rater named in the plan of the day."""
    return leader is not None and led_by(leader, on).filter(pk=employee).exists()


def led_by(leader: UUID, on: date) -> QuerySet[Employee]:
    """Everybody whose superior of the day, or rater by the plan of the day, this person is."""
    planned = Plan.objects.standing().on(on).filter(rater=leader).order_by().values("employee")
    found: QuerySet[Employee] = Employee.objects.filter(Q(pk__in=team(leader, on)) | Q(pk__in=planned))
    return found.exclude(pk=leader)


def team_leaders_of(employee: UUID, on: date) -> frozenset[UUID]:
    """Leaders of cross-unit teams this person works in (PermenPANRB 7/2022)."""
    return frozenset(teams.team_leaders_of(employee, on).values_list("pk", flat=True))


def colleagues_of(employee: UUID, on: date) -> QuerySet[Employee]:
    """Those who hold a post in the same unit on a day."""
    held = Appointment.objects.on(on).filter(kind=AppointmentKind.DEFINITIVE).order_by()
    units = held.filter(employee=employee).values("position__unit")
    mates = held.filter(position__unit__in=units).values("employee")
    found: QuerySet[Employee] = Employee.objects.in_service(on).filter(pk__in=mates)
    return found.exclude(pk=employee)


def circle_of(employee: UUID, on: date) -> QuerySet[Employee]:
    """Everybody to whom this person may say something."""
    mates = colleagues_of(employee, on).order_by().values("pk")
    led = Q(pk__in=led_by(employee, on).order_by()) | Q(pk__in=teams.members_led_by(employee, on).order_by())
    found: QuerySet[Employee] = Employee.objects.filter(Q(pk__in=mates) | led)
    return found.exclude(pk=employee)
