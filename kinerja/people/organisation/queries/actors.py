"""Who is asking, and for which agency."""

from __future__ import annotations

from datetime import date

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
    # Mandates are few: choosing them here costs less than a condition in the join, and every page asks.
    mandates = ("mandates__role", "mandates__starts", "mandates__ends")
    rows = list(Employee.objects.in_service(on).filter(user=user).order_by("id").values_list("id", "name", *mandates))
    if not rows:
        return Actor(name=user.username, on=on, user_id=user.pk)
    key, name, *_ = rows[0]
    roles = frozenset(Role(role) for *_, role, since, until in rows if role and since <= on < (until or date.max))
    return Actor(name=name, on=on, user_id=user.pk, employee_id=key, roles=roles)
