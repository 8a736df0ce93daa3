"""UUIDv7: identifiers that sort by the moment they were made, before the standard library has them (3.14)."""

from __future__ import annotations

from uuid import UUID

from uuid_utils import uuid7 as _make
from uuid_utils.compat import uuid7

__all__ = ["uuid7", "uuid7_hex", "uuid7_many"]


def uuid7_many(n: int) -> list[UUID]:
    """`n` fresh identifiers in ascending order."""
    return [uuid7() for _ in range(n)]


def uuid7_hex(n: int) -> list[str]:
    """`n` fresh identifiers as 32 hexadecimal digits, for bulk loads: a quarter of the cost of UUID objects."""
    return [_make().hex for _ in range(n)]
