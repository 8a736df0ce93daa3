"""Questions about notices; none of them writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from .models import Delivery, Notice, Preference
from .models.preferences import USUAL_TIME, default_preference
from .terms import DeliveryState, Kind, Rhythm


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


def delivery_counts(since: datetime) -> dict[str, int]:
    """How many deliveries stand where, for the operator."""
    rows = Delivery.objects.filter(notice__created_at__gte=since).values_list("state").annotate(n=Count("pk"))
    return dict(rows.order_by("state"))


def stuck(now: datetime, by: timedelta) -> int:
    """Deliveries that should have been tried this long ago: nobody sends."""
    waiting = [DeliveryState.QUEUED, DeliveryState.FAILED]
    return Delivery.objects.filter(state__in=waiting, due_at__lt=now - by).count()
