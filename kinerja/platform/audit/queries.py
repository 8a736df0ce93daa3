"""Questions about the trail."""

from __future__ import annotations

from django.db.models import QuerySet

from kinerja.platform.access.actors import Actor, Role

from .digests import digest_of
from .models import Checkpoint, Entry


def entries_visible_to(actor: Actor) -> QuerySet[Entry]:
    """The whole trail for inspectors, one's own acts for everybody else; newest first."""
    trail = Entry.objects.order_by("-id")
    if actor.has(Role.INSPECTOR):
        return trail
    return trail.filter(actor_user=actor.user_id) if actor.user_id else trail.none()


def broken_checkpoint() -> Checkpoint | None:
    """The first checkpoint whose digest no longer follows from the trail, if any."""
    previous, since = "", 0
    for checkpoint in Checkpoint.objects.order_by("id"):
        entries = Entry.objects.filter(id__gt=since, id__lte=checkpoint.last_entry).order_by("id")
        if digest_of(previous, entries.iterator(chunk_size=2000)) != checkpoint.digest:
            return checkpoint
        previous, since = checkpoint.digest, checkpoint.last_entry
    return None
