"""Who is asking, and for which agency."""

from __future__ import annotations

from datetime import date

from django.db.models import FilteredRelation, Q

from kinerja.people.accounts.models import User
from kinerja.people.organisation.models import Agency, Employee
from kinerja.platform.access.actors import Actor, Role


def agency() -> Agency | None:
    """The agency of this cell, once it is opened."""
    return Agency.objects.order_by("id").first()


def actor_for(user: User, on: date) -> Actor:
    """The person behind an account with the roles in force on a day, in one query.

    Who has left is nobody any more.
    """
    lasting = Q(mandates__ends__isnull=True) | Q(mandates__ends__gt=on)
    in_force = FilteredRelation("mandates", condition=lasting & Q(mandates__starts__lte=on))
    staff = Employee.objects.in_service(on).filter(user=user).annotate(in_force=in_force)
    rows = list(staff.order_by("id").values_list("id", "name", "in_force__role"))
    if not rows:
        return Actor(name=user.username, on=on, user_id=user.pk)
    key, name, _ = rows[0]
    roles = frozenset(Role(role) for _, _, role in rows if role)
    return Actor(name=name, on=on, user_id=user.pk, employee_id=key, roles=roles)
