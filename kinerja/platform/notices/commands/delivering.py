"""The way out: deliveries are decided, claimed under a lease, sent, tried again, given up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.notices.models import Delivery, Notice
from kinerja.platform.notices.terms import DeliveryState

ATTEMPTS = 6
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)


def _pause_after(attempts: int) -> timedelta:
    """1, 4, 16, 64 minutes … at most six hours."""
    return min(FIRST_PAUSE * 4 ** (attempts - 1), LONGEST_PAUSE)


@command
def route(notices: Sequence[UUID], *, actor: Actor, now: datetime, ways: Mapping[UUID, Mapping[str, datetime]]) -> int:
    """Menetapkan saluran tiap pemberitahuan dan saat pengirimannya; dua pekerja tidak menetapkan dua kali."""
    rows = [
        Delivery(notice_id=notice, channel=channel, due_at=due)
        for notice, channels in ways.items()
        for channel, due in channels.items()
    ]
    Delivery.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    return Notice.objects.filter(pk__in=notices, routed_at__isnull=True).update(routed_at=now)


@command
def claim(amount: int, *, actor: Actor, now: datetime, lease: timedelta) -> list[Delivery]:
    """Mengambil pengiriman yang sudah waktunya, atau yang pekerjanya mati; satu pengiriman bagi satu pekerja."""
    waiting = _due(now)
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True)
    taken = list(waiting.values_list("pk", flat=True)[:amount])
    if not taken:
        return []
    values = {"state": DeliveryState.SENDING, "lease_until": now + lease, "attempts": F("attempts") + 1}
    Delivery.objects.filter(pk__in=taken).update(**values)
    return list(Delivery.objects.filter(pk__in=taken).select_related("notice").order_by("due_at", "id"))


def _due(now: datetime) -> QuerySet[Delivery]:
    waiting = Q(state__in=[DeliveryState.QUEUED, DeliveryState.FAILED], due_at__lte=now)
    abandoned = Q(state=DeliveryState.SENDING, lease_until__lt=now)
    return Delivery.objects.filter(waiting | abandoned).order_by("due_at", "id")


@command
def mark_sent(deliveries: Iterable[Delivery], *, actor: Actor, now: datetime, receipt: str) -> int:
    """Mencatat yang sudah terkirim, selama sewanya masih berlaku."""
    rows = _held(deliveries)
    return rows.update(state=DeliveryState.SENT, lease_until=None, ended_at=now, problem="", receipt=receipt[:200])


@command
def mark_failed(delivery: Delivery, *, actor: Actor, now: datetime, problem: str, final: bool = False) -> None:
    """Mencatat kegagalan: dicoba lagi makin jarang, lalu menyerah."""
    held = _held([delivery])
    if final or delivery.attempts >= ATTEMPTS:
        held.update(state=DeliveryState.GIVEN_UP, lease_until=None, ended_at=now, problem=problem[:200])
    else:
        due = now + _pause_after(delivery.attempts)
        held.update(state=DeliveryState.FAILED, lease_until=None, due_at=due, problem=problem[:200])


def _held(deliveries: Iterable[Delivery]) -> QuerySet[Delivery]:
    """The rows that these attempts still hold: who lost the lease must not overwrite the next one's result."""
    each = list(deliveries)
    mine = Q(pk__in=[])
    for attempts in {one.attempts for one in each}:
        mine |= Q(attempts=attempts, pk__in=[one.pk for one in each if one.attempts == attempts])
    return Delivery.objects.filter(mine, state=DeliveryState.SENDING)
