"""Words that open a page without signing in: a visit's own address, and the address of a kiosk.

A keyed hash stands beside the key, so that nobody can guess one, and nothing secret lies in the database.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hmac import compare_digest
from uuid import UUID

from django.utils.crypto import salted_hmac

_VISIT, _KIOSK = "kinerja.queueing.visit", "kinerja.queueing.kiosk"
_SHORT = 12
"""Bytes of the hash: 96 bits, and a QR code that a bad printer can still print."""


def word_of_visit(visit: UUID) -> str:
    return urlsafe_b64encode(visit.bytes + _hash(_VISIT, visit)).decode().rstrip("=")


def visit_meant_by(word: str) -> UUID | None:
    """The key of the visit; none where the word is not ours."""
    try:
        given = urlsafe_b64decode(word + "=" * (-len(word) % 4))
    except (Error, ValueError):
        return None
    if len(given) != 16 + _SHORT:
        return None
    key = UUID(bytes=given[:16])
    return key if compare_digest(given[16:], _hash(_VISIT, key)) else None


def word_of_kiosk(unit: UUID) -> str:
    return _hash(_KIOSK, unit).hex()


def opens_kiosk(word: str, unit: UUID) -> bool:
    return compare_digest(word.encode(), word_of_kiosk(unit).encode())


def _hash(salt: str, key: UUID) -> bytes:
    return salted_hmac(salt, key.bytes, algorithm="sha256").digest()[:_SHORT]
