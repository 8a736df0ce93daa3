"""What a person does with his own notices."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.notices.models import Notice, Preference
from kinerja.platform.notices.models.preferences import default_preference
from kinerja.platform.notices.terms import Channel, Rhythm


@command
def mark_read(notice: Notice, *, actor: Actor, now: datetime) -> None:
    """Menandai satu pemberitahuan sudah dibaca; dua kali tidak apa-apa."""
    require(actor, Permission.NOTICE_OWN, notice.employee)
    Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=now)


@command
def mark_all_read(employee: UUID, *, actor: Actor, now: datetime) -> int:
    """Menandai semua pemberitahuan seseorang sudah dibaca."""
    require(actor, Permission.NOTICE_OWN, employee)
    return Notice.objects.filter(employee=employee, read_at__isnull=True, created_at__lte=now).update(read_at=now)


@command
def choose(employee: UUID, *, actor: Actor, now: datetime, **values: Any) -> Preference:
    """Memilih cara diberi tahu."""
    require(actor, Permission.NOTICE_OWN, employee)
    chosen = _change(employee, now, values)
    record("notices.chosen", actor=actor, now=now, thing=chosen, changed=sorted(values.keys() - {"phone"}))
    return chosen


@command
def unsubscribe(employee: UUID, *, actor: Actor, now: datetime, channel: str) -> Preference:
    """Menghentikan satu saluran, atas permintaan lewat alamat bertanda tangan di pesan itu sendiri."""
    known = Preference.objects.filter(employee=employee).first() or default_preference(employee)
    values: dict[str, Any] = {"immediate": [way for way in known.immediate if not way.endswith(f":{Channel(channel)}")]}
    if known.digest_channel == channel:
        values["digest"] = Rhythm.NONE
    chosen = _change(employee, now, values)
    record("notices.unsubscribed", actor=actor, now=now, thing=chosen, channel=channel)
    return chosen


def _change(employee: UUID, now: datetime, values: dict[str, Any]) -> Preference:
    known = Preference.objects.filter(employee=employee).first()
    if known is None:
        return saving.insert(Preference(employee=employee, changed_at=now, **values))
    saving.change(known, changed_at=now, **values)
    return known
