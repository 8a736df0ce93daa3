"""Work that comes by itself: once in each stretch of time, whoever's worker looks first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kinerja.platform.access.actors import system
from kinerja.platform.operations.commands import enqueue
from kinerja.platform.operations.queries import known_keys

from .registry import WORKS

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def stretch(now: datetime, every: timedelta) -> datetime:
    """The start of the stretch that this instant lies in."""
    return _EPOCH + (now - _EPOCH) // every * every


def enqueue_scheduled(now: datetime) -> None:
    """Enqueue what is due in this stretch; the key keeps it from being done twice."""
    keys = {f"{w.name}@{stretch(now, w.every):%Y-%m-%dT%H:%M}": w for w in WORKS.values() if w.every}
    actor = system(now.date(), name="jadwal")
    for key in keys.keys() - known_keys(keys):
        enqueue(keys[key].name, actor=actor, now=now, key=key)
