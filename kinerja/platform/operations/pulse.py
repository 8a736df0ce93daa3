"""The word by which our own supervisor is known at our own door; a minute later it is worth nothing."""

from __future__ import annotations

from django.core import signing

_SALT = "kinerja.pulse"
_GOOD_FOR = 60  # seconds


def token(measured_by: str) -> str:
    """A signed word that names who measures."""
    return signing.TimestampSigner(salt=_SALT).sign(measured_by)


def measurer(text: str) -> str | None:
    """Who measures, or none where the word is not ours or too old."""
    try:
        return signing.TimestampSigner(salt=_SALT).unsign(text, max_age=_GOOD_FOR)
    except signing.BadSignature:
        return None
