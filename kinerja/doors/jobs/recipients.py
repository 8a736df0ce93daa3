"""Where a person can be reached, and in which language; for many people in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import agency
from kinerja.people.organisation.terms import Zone
from kinerja.platform.notices.models import Preference
from kinerja.platform.notices.terms import Channel


@dataclass(frozen=True)
class Recipient:
    """`email` is the official address that personnel keeps; empty where there is none."""

    email: str
    language: str

    def address(self, channel: str, preference: Preference) -> str:
        return self.email if channel == Channel.EMAIL else preference.phone


def recipients(employees: Iterable[UUID]) -> dict[UUID, Recipient]:
    """Who still works here and may sign in; the others are sent nothing."""
    rows = Employee.objects.filter(pk__in=list(employees), left_on__isnull=True, user__is_active=True).order_by()
    found = rows.values_list("pk", "email", "user__language")
    return {key: Recipient(email, language) for key, email, language in found}


def house_zone() -> ZoneInfo:
    """The agency's: messages keep its clock."""
    here = agency()
    return ZoneInfo(here.zone if here else Zone.WIB)
