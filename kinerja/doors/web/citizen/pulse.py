"""Polling a hall that has not changed: one indexed read, before sessions, sign-in and presence.

The ETag of a board or a ticket is a signed claim: at this address, until that instant, the pulse of this hall stood
at so much. What is shown there is public to who has the address, so the claim needs no session.
"""

from __future__ import annotations

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import blake2b
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db import connection
from django.db.models import UUIDField
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from kinerja.doors.web.ui import clock

START, END = "/layanan/", "/isi"
TEN_MINUTES = timedelta(minutes=10)
_SHAPE = struct.Struct(">8sqq16s")
_SALT = "kinerja.hall"
_KEY = UUIDField()
_SQL = "SELECT count FROM operations_pulse WHERE id = %s"


def etag(path: str, hall: UUID, felt: int, now: datetime, until: datetime | None = None) -> str:
    """The claim as the value of an ETag header, quotes included. It lasts ten minutes, or until `until` if sooner."""
    last = min(now + TEN_MINUTES, until or now + TEN_MINUTES)
    packed = _SHAPE.pack(_digest(path), int(last.timestamp()), felt, hall.bytes)
    return f'"{Signer(salt=_SALT).sign(urlsafe_b64encode(packed).decode().rstrip("="))}"'


class HallPulse:
    """Answers an unchanged hall; lets everything else pass."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path, header = request.path_info, request.headers.get("If-None-Match", "")
        is_poll = header and path.startswith(START) and path.endswith(END)
        if is_poll and _is_unchanged(header, path, clock.now()):
            return HttpResponseNotModified(headers={"ETag": header, "Cache-Control": "no-cache"})
        return self.get_response(request)


def _is_unchanged(header: str, path: str, now: datetime) -> bool:
    try:
        text = Signer(salt=_SALT).unsign(header.removeprefix("W/").strip('"'))
    except BadSignature:
        return False
    digest, until, felt, hall = _SHAPE.unpack(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    if digest != _digest(path) or until <= now.timestamp():
        return False
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [_KEY.get_db_prep_value(UUID(bytes=hall), connection)])
        row = cursor.fetchone()
    return (int(row[0]) if row else 0) == felt


def _digest(path: str) -> bytes:
    return blake2b(path.encode(), digest_size=8).digest()
