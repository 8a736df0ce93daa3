"""Primary keys: UUIDv7, so that rows sort by birth and can move between cells."""

from __future__ import annotations

import uuid

import uuid_utils


def new_id() -> uuid.UUID:
    """A fresh UUIDv7 as the standard library's type."""
    return uuid.UUID(int=uuid_utils.uuid7().int)
