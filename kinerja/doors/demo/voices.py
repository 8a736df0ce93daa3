"""Who acts in a story, and when: the commands hear the same from the demo as from a page."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from kinerja.people.accounts.models import User
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import actor_for
from kinerja.platform.access.actors import Actor

Who = dict[str, Any]
"""The two arguments of every command."""


def by(username: str, now: datetime, days: int = 0) -> Who:
    """Somebody who can sign in, so many days before."""
    then = now - timedelta(days=days)
    return {"actor": actor_for(User.objects.get(username=username), then.date()), "now": then}


def acting(person: Employee, now: datetime, days: int = 0) -> Who:
    """Somebody with or without an account, so many days before; the roles come with the account."""
    then = now - timedelta(days=days)
    if person.user is not None:
        return {"actor": actor_for(person.user, then.date()), "now": then}
    return {"actor": Actor(name=person.name, on=then.date(), employee_id=person.pk), "now": then}


def of(username: str) -> Employee:
    """The person behind an account."""
    return Employee.objects.select_related("user").get(user__username=username)


def key(*names: object) -> UUID:
    """A stable submission key, so that a build with the same seed tells the same story."""
    return uuid5(NAMESPACE_URL, ":".join(["kinerja:demo", *map(str, names)]))
