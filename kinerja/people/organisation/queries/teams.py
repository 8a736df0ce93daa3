"""Who leads whom in teams across units. The rater stays the direct superior; a leader of a team gives feedback."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from kinerja.people.organisation.models import Employee, TeamMember, WorkTeam
from kinerja.people.organisation.querysets import DatedQuerySet
from kinerja.people.organisation.terms import TeamRole


def teams_led_by(employee_id: UUID, on: date) -> QuerySet[WorkTeam]:
    """The teams this person leads on a day."""
    return WorkTeam.objects.filter(pk__in=_seats(on).filter(employee=employee_id, role=TeamRole.LEADER).values("team"))


def members_led_by(employee_id: UUID, on: date) -> QuerySet[Employee]:
    """Everybody in a team this person leads on a day, himself left out."""
    mine = teams_led_by(employee_id, on).order_by().values("pk")
    return Employee.objects.filter(pk__in=_seats(on).filter(team__in=mine).values("employee")).exclude(pk=employee_id)


def team_leaders_of(employee_id: UUID, on: date) -> QuerySet[Employee]:
    """The leaders of this person's teams on a day, himself left out."""
    mine = _seats(on).filter(employee=employee_id).values("team")
    leaders = _seats(on).filter(team__in=mine, role=TeamRole.LEADER).values("employee")
    return Employee.objects.filter(pk__in=leaders).exclude(pk=employee_id)


def _seats(on: date) -> DatedQuerySet:
    """Memberships of the day in teams of the day."""
    return TeamMember.objects.on(on).filter(team__in=WorkTeam.objects.on(on).order_by().values("pk")).order_by()
