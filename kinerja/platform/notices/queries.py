"""Questions about notices; none of them writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from .messages import OF_ONE_PERSON
from .models import Delivery, Notice, Preference
from .models.preferences import USUAL_TIME, default_preference
from .terms import DeliveryState, Kind, Rhythm

OFTEN = 3
"""Attempts after which a fault is no hiccup: five minutes at least."""
RECENT = timedelta(days=7)


def notices_of(employee: UUID) -> QuerySet[Notice]:
    """One's own, and nobody else's; a digest repeats what the pages say and is not listed."""
    return Notice.objects.filter(employee=employee).exclude(kind=Kind.DIGEST)


def unread(employee: UUID) -> int:
    """One statement on a partial index."""
    return Notice.objects.filter(employee=employee, read_at__isnull=True).exclude(kind=Kind.DIGEST).count()


def preference_of(employee: UUID) -> Preference:
    """What the person chose, or the defaults."""
    return Preference.objects.filter(employee=employee).first() or default_preference(employee)


def preferences_of(employees: Iterable[UUID]) -> dict[UUID, Preference]:
    """For many, in one statement; everybody has an answer."""
    asked = list(employees)
    chosen = {found.employee: found for found in Preference.objects.filter(employee__in=asked)}
    return {employee: chosen.get(employee) or default_preference(employee) for employee in asked}


def digest_times() -> list[time]:
    """The times of the day at which somebody wants a digest; the usual one always."""
    chosen = Preference.objects.exclude(digest=Rhythm.NONE).values_list("digest_at", flat=True).distinct()
    return sorted({USUAL_TIME, *chosen.order_by()})


def unrouted(amount: int) -> list[Notice]:
    """New notices whose ways have not been decided, oldest first."""
    return list(Notice.objects.filter(routed_at__isnull=True).order_by("id")[:amount])


def unrouted_since(since: datetime) -> int:
    """Notices that wait since then for somebody to decide their ways."""
    return Notice.objects.filter(routed_at__isnull=True, created_at__lt=since).count()


@dataclass(frozen=True)
class Backlog:
    """What should have gone out through one channel and did not: numbers and the fault, nobody's name."""

    waiting: int
    """Due for so long that nobody seems to send."""
    failing: int
    """Tried again and again."""
    given_up: int
    """In the last days, for a fault that is not the address of one person."""
    problem: str
    """One of the faults, as the channel called it."""


def backlogs(now: datetime, late: timedelta) -> dict[str, Backlog]:
    """By channel, in one statement; a channel without any is left out."""
    since = now - late
    overdue = Q(state__in=[DeliveryState.QUEUED, DeliveryState.FAILED], due_at__lt=since)
    waiting = overdue | Q(state=DeliveryState.SENDING, lease_until__lt=since)
    failing = Q(state=DeliveryState.FAILED, attempts__gte=OFTEN) & ~overdue
    given_up = Q(state=DeliveryState.GIVEN_UP, ended_at__gte=now - RECENT) & ~Q(problem__in=OF_ONE_PERSON)
    counted = {
        "waiting": Count("pk", filter=waiting),
        "failing": Count("pk", filter=failing),
        "given_up": Count("pk", filter=given_up),
        "fault": Max("problem", filter=failing | given_up, default=""),
    }
    rows = Delivery.objects.filter(waiting | failing | given_up).values("channel").annotate(**counted)
    found = rows.order_by("channel").values_list("channel", *counted)
    return {channel: Backlog(*numbers) for channel, *numbers in found}
