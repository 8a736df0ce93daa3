"""Words that open a page without signing in: a visit's own address, and the address of a kiosk.

A keyed hash stands beside the key, so that nobody can guess one, and nothing secret lies in the database.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hmac import compare_digest
from uuid import UUID

from django.utils.crypto import salted_hmac

_VISIT, _KIOSK, _BOOKING = "kinerja.queueing.visit", "kinerja.queueing.kiosk", "kinerja.queueing.booking"
_LETTERS, _CODE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 6
"""Without 0, O, 1 and I, which are mistaken for one another; 30 bits, tried only against today's appointments."""
_SHORT = 12
"""Bytes of the hash: 96 bits, and a QR code that a bad printer can still print."""


def word_of_visit(visit: UUID) -> str:
    return _word(_VISIT, visit)


def visit_meant_by(word: str) -> UUID | None:
    """The key of the visit; none where the word is not ours."""
    return _meant(_VISIT, word)


def word_of_booking(booking: UUID) -> str:
    return _word(_BOOKING, booking)


def booking_meant_by(word: str) -> UUID | None:
    return _meant(_BOOKING, word)


def code_of_booking(booking: UUID) -> str:
    """Six letters that can be typed at a kiosk."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in _hash(_BOOKING, booking)[:_CODE])


def word_of_kiosk(unit: UUID) -> str:
    return _hash(_KIOSK, unit).hex()


def opens_kiosk(word: str, unit: UUID) -> bool:
    return compare_digest(word.encode(), word_of_kiosk(unit).encode())


def _hash(salt: str, key: UUID) -> bytes:
    return salted_hmac(salt, key.bytes, algorithm="sha256").digest()[:_SHORT]


def _word(salt: str, key: UUID) -> str:
    return urlsafe_b64encode(key.bytes + _hash(salt, key)).decode().rstrip("=")


def _meant(salt: str, word: str) -> UUID | None:
    try:
        given = urlsafe_b64decode(word + "=" * (-len(word) % 4))
    except (Error, ValueError):
        return None
    if len(given) != 16 + _SHORT:
        return None
    key = UUID(bytes=given[:16])
    return key if compare_digest(given[16:], _hash(salt, key)) else None
