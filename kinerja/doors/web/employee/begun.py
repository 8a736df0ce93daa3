"""When a form was opened: signed into the form, so that what reporting costs is measured and not claimed."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.core.signing import BadSignature, Signer

_SALT = "kinerja.begun"
# Who opens the page in the morning and sends it at noon did not report for three hours.
LONGEST = timedelta(minutes=30)


def begun(user: UUID | None, now: datetime) -> str:
    return Signer(salt=_SALT).sign(f"{user}|{int(now.timestamp())}")


def spent(value: str, user: UUID | None, now: datetime) -> timedelta | None:
    """The time since; none where the mark is missing, of somebody else or of the future. At most LONGEST."""
    try:
        owner, _, seconds = Signer(salt=_SALT).unsign(value).rpartition("|")
    except BadSignature:
        return None
    passed = timedelta(seconds=int(now.timestamp()) - int(seconds))
    return min(passed, LONGEST) if owner == str(user) and passed >= timedelta(0) else None
