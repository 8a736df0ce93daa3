"""The address that ends one channel without signing in: signed, so that nobody can end it for another."""

from __future__ import annotations

from uuid import UUID

from django.core import signing

from .terms import Channel

_SALT = "kinerja.notices.unsubscribe"


def word_for(employee: UUID, channel: str) -> str:
    return signing.dumps([str(employee), str(channel)], salt=_SALT)


def meant_by(word: str) -> tuple[UUID, Channel] | None:
    """Whose channel is meant; none where the word is not ours."""
    try:
        employee, channel = signing.loads(word, salt=_SALT)
    except signing.BadSignature:
        return None
    return UUID(employee), Channel(channel)
