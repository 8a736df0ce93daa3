"""Primary keys: UUIDv7, so that rows sort by birth and can move between cells."""

from __future__ import annotations

import json
import uuid
from typing import Any

import uuid_utils


def new_id() -> uuid.UUID:
    """A fresh UUIDv7 as the standard library's type."""
    return uuid.UUID(int=uuid_utils.uuid7().int)


def among(packed: bytes, connection: Any) -> tuple[str, str]:
    """The end of `WHERE id …` for keys packed as 16 bytes each, and its one parameter.

    A hundred parameters cost the database's adapter more than the lookup itself; one text costs nothing.
    """
    keys = [packed[at : at + 16].hex() for at in range(0, len(packed), 16)]
    if connection.vendor == "postgresql":
        return "= ANY(%s::uuid[])", f"{{{','.join(keys)}}}"
    return "IN (SELECT value FROM json_each(%s))", json.dumps(keys)
