"""Keeping uploads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.files import contents
from kinerja.platform.files.models import StoredFile
from kinerja.platform.files.names import shown_name

LIMIT = 50 * contents.MEGABYTE


@command
def store(chunks: Iterable[bytes], *, name: str, actor: Actor, now: datetime, limit: int = LIMIT) -> StoredFile:
    """Menyimpan unggahan menurut isinya; unggahan yang sama dari orang yang sama tidak dicatat dua kali.

    `chunks` is any iterable of bytes, such as an UploadedFile's `chunks()`. Who may is decided by the caller,
    who knows what the file is for.
    """
    content = contents.keep(chunks, limit=limit)
    name = shown_name(name)
    known = StoredFile.objects.filter(sha256=content.sha256, name=name, uploaded_by=actor.user_id).order_by("id")
    if earlier := known.first():
        return earlier
    stored = StoredFile.objects.create(
        sha256=content.sha256, name=name, size=content.size, path=content.path,
        uploaded_by=actor.user_id, uploaded_at=now,
    )  # fmt: skip
    record("files.stored", actor=actor, now=now, thing=stored, sha256=content.sha256, size=content.size)
    return stored
