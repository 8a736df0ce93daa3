"""Polling a board that has not changed: one indexed read, and not one step of the way a page takes.

The ETag of a board is a signed claim: in this session, until that instant, the pulses of these people added up to so
much. A browser that sends it back is answered 304 here, before sessions, sign-in and presence, if the claim is its
own, is not over, its session still exists and the sum is the same. This path can say nothing else: whatever else is
the case, the request goes the ordinary way, with every permission asked anew.

What a claim cannot know is bounded: it ends after TEN_MINUTES and at the local midnight; a change of who leads whom
counts up a pulse of its own; signing out removes the session. `benchmarks/board_poll.py` measures it against a view
that does nothing but answer 304.
"""

from __future__ import annotations

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import connection
from django.db.models import DateTimeField
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from kinerja.doors.web.ui import clock
from kinerja.platform.database.keys import among

PATH = "/tim/papan/detak"
TEN_MINUTES = timedelta(minutes=10)
_HEAD = struct.Struct(">8sqq")
_SALT = "kinerja.board"
_INSTANT = DateTimeField()


@dataclass(frozen=True)
class Claim:
    """`until` in whole seconds since 1970."""

    session: bytes
    until: int
    felt: int
    keys: bytes
    """16 for each of the team."""


def etag(session_key: str, keys: Sequence[UUID], felt: int, *, now: datetime, midnight: datetime) -> str:
    """The claim as the value of an ETag header, quotes included."""
    until = int(min(now + TEN_MINUTES, midnight).timestamp())
    packed = _HEAD.pack(_digest(session_key), until, felt) + b"".join(key.bytes for key in keys)
    return f'"{Signer(salt=_SALT).sign(urlsafe_b64encode(packed).decode().rstrip("="))}"'


def claim_in(header: str) -> Claim | None:
    """What the header claims, where its signature is ours."""
    try:
        text = Signer(salt=_SALT).unsign(header.removeprefix("W/").strip('"'))
    except BadSignature:
        return None
    packed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    session, until, felt = _HEAD.unpack_from(packed)
    return Claim(session, until, felt, packed[_HEAD.size :])


def _digest(session_key: str) -> bytes:
    return blake2b(session_key.encode(), digest_size=8).digest()


class BoardPulse:
    """Answers an unchanged board; lets everything else pass."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == PATH and (header := request.headers.get("If-None-Match", "")):
            session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
            if _is_unchanged(header, session, clock.now()):
                return HttpResponseNotModified(headers={"ETag": header, "Cache-Control": "private, no-cache"})
        return self.get_response(request)


def _is_unchanged(header: str, session_key: str, now: datetime) -> bool:
    claim = claim_in(header)
    if claim is None or claim.until <= now.timestamp() or claim.session != _digest(session_key):
        return False
    among_keys, keys = among(claim.keys, connection)
    # A session that is gone makes the sum empty, which equals no claim.
    sql = (
        f"SELECT SUM(count) FROM operations_pulse WHERE id {among_keys} AND EXISTS "  # noqa: S608 - no value in it
        "(SELECT 1 FROM django_session WHERE session_key = %s AND expire_date > %s)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [keys, session_key, _INSTANT.get_db_prep_value(now, connection)])
        (total,) = cursor.fetchone()
    return total is not None and int(total) == claim.felt
