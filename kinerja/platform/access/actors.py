"""Who is asking: a person with dated roles, the system itself, or the public."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """Roles given by a dated mandate. Superiors need none: they follow from appointments."""

    PERSONNEL = "personnel"
    INSPECTOR = "inspector"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"
    # PP 30/2019 Pasal 32: who lists whom to counsel (PyB or the head of personnel), and who is trained to do it.
    AUTHORITY = "authority"
    COUNSELLOR = "counsellor"
    PERFORMANCE_MANAGER = "performance"
    """Pengelola Kinerja: reviews plans before they are agreed (PP 30/2019 Pasal 8(4))."""


@dataclass(frozen=True)
class Actor:
    """The person (or machine) behind a command or query, as of one day.

    `roles` are the mandates in force; `employee_id` is missing for the system, the public and an
    operator at the command line.
    """

    name: str
    on: date
    user_id: uuid.UUID | None = None
    employee_id: uuid.UUID | None = None
    roles: frozenset[Role] = field(default_factory=frozenset)
    is_system: bool = False
    post_group: str = ""
    """Group of the post held, e.g. teacher: which rooms are offered. What may be done there follows from facts."""

    def has(self, *roles: Role) -> bool:
        """Whether any of these roles is held."""
        return bool(self.roles.intersection(roles))


def public(on: date) -> Actor:
    """Anybody who did not sign in."""
    return Actor(name="publik", on=on)


def system(on: date, name: str = "sistem") -> Actor:
    """The machine itself, or its operator at the command line; every act is in the audit trail."""
    return Actor(name=name, on=on, is_system=True, roles=frozenset(Role))
