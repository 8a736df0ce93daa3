"""The shape of every verb, and the trail's own verb."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.db.models import QuerySet

from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.refusals import Forbidden

from .digests import digest_of
from .models import Checkpoint, Entry
from .trail import record

F = TypeVar("F", bound=Callable[..., Any])
COMMANDS: dict[str, Callable[..., Any]] = {}


def command(function: F) -> F:
    """One verb of the domain: `verb(subject, *, actor, now, ...)` in one transaction, registered by name."""

    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            with transaction.atomic():
                return function(*args, **kwargs)
        except Forbidden:
            _note_attempt(name, args, kwargs)
            raise

    name = f"{function.__module__.removeprefix('kinerja.')}.{function.__name__}"
    COMMANDS[name] = run
    return run  # type: ignore[return-value]


def _note_attempt(name: str, args: tuple[Any, ...], given: dict[str, Any]) -> None:
    """Who tried what his role does not allow: nothing changed, and that it was tried stays. Accounts only."""
    actor = given.get("actor")
    if isinstance(actor, Actor) and actor.user_id is not None:
        subject = args[0] if args and isinstance(args[0], models.Model) and args[0].pk else None
        record("audit.refused", actor=actor, now=given["now"], thing=subject, command=name)


@command
def check_trail(*, actor: Actor, now: datetime) -> Checkpoint | None:
    """Membuat titik periksa atas jejak audit sejak titik terakhir."""
    last = Checkpoint.objects.order_by("-id").first()
    entries = Entry.objects.filter(id__gt=last.last_entry if last else 0).order_by("id")
    newest = _newest_settled(entries)
    if newest is None:
        return None
    digest = digest_of(last.digest if last else "", entries.filter(id__lte=newest).iterator(chunk_size=2000))
    return Checkpoint.objects.create(last_entry=newest, at=now, digest=digest)


def _newest_settled(entries: QuerySet[Entry]) -> int | None:
    """The newest key below which no entry can appear any more.

    PostgreSQL gives keys away before the act is committed: an entry that arrived behind a checkpoint would look
    like a forged trail for ever. For a moment nobody may add one; taking the savepoint back lets all go on.
    """
    if connection.vendor != "postgresql":
        return entries.values_list("id", flat=True).last()
    hold = transaction.savepoint()
    try:
        with connection.cursor() as cursor:
            # Whoever waits behind us waits no longer than this; the job is tried again.
            cursor.execute("SET LOCAL lock_timeout = '2s'")
            cursor.execute("LOCK TABLE audit_entry IN SHARE MODE")
        return entries.values_list("id", flat=True).last()
    finally:
        transaction.savepoint_rollback(hold)
