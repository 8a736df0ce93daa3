"""Writing the trail: `record` inside a command, `seen` when personal data are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models

from kinerja.platform.access.actors import Actor

from .models import Entry
from .reading import writing


def record(verb: str, *, actor: Actor, now: datetime, thing: models.Model | None = None, **data: Any) -> None:
    """Add one entry in the transaction of the act itself."""
    _entry(verb, actor, now, thing, data).save(force_insert=True)


def record_each(
    verb: str, things: Iterable[tuple[models.Model, dict[str, Any]]], *, actor: Actor, now: datetime
) -> None:
    """One entry for each of many things with its own data."""
    Entry.objects.bulk_create(_entry(verb, actor, now, thing, data) for thing, data in things)


def _entry(verb: str, actor: Actor, now: datetime, thing: models.Model | None, data: dict[str, Any]) -> Entry:
    return Entry(
        at=now,
        actor_name=actor.name,
        actor_user=actor.user_id,
        verb=verb,
        thing_type=thing._meta.label if thing is not None else "",
        thing_id=str(thing.pk) if thing is not None else "",
        data=data,
    )


def seen(what: str, *, actor: Actor, now: datetime, thing: models.Model | None = None, **data: Any) -> None:
    """Note that somebody looked at other people's data: the one write a read may make."""
    with writing():
        record(f"{what}.seen", actor=actor, now=now, thing=thing, **data)
