"""Who is asking, and for which agency."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection

from kinerja.people.accounts.models import User
from kinerja.people.organisation import hierarchy
from kinerja.people.organisation.models import Agency
from kinerja.platform.access.actors import Actor, Role


def agency() -> Agency | None:
    """The agency of this cell, once it is opened."""
    return Agency.objects.order_by("id").first()


def actor_for(user: User, on: date) -> Actor:
    """The person behind an account with the roles in force on a day, in one query.

    Who has left is nobody any more.
    """
    return who_is(user, on)[0]


def who_is(user: User, on: date) -> tuple[Actor, bool, int]:
    """As `actor_for`, and whether this person may lead somebody or something: who may not need not be asked further.
    Last, how many notices this person has not read: every page shows it.

    Sent as it is: every page asks this, and building it took longer than answering it.
    """
    with connection.cursor() as cursor:
        cursor.execute(hierarchy.WHO, hierarchy.parameters(user.pk, on))
        rows = cursor.fetchall()
    if not rows:
        return Actor(name=user.username, on=on, user_id=user.pk), False, 0
    key, name, _, may_lead, group, unread = rows[0]
    roles = frozenset(Role(row[2]) for row in rows if row[2])
    employee = key if isinstance(key, UUID) else UUID(key)
    actor = Actor(name=name, on=on, user_id=user.pk, employee_id=employee, roles=roles, post_group=group or "")
    return actor, bool(may_lead), unread
