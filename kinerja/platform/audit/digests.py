"""The chained hash over the trail."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from .models import Entry


def _line(entry: Entry) -> bytes:
    facts = [entry.id, entry.at.isoformat(), entry.actor_name, str(entry.actor_user), entry.verb]
    facts += [entry.thing_type, entry.thing_id, entry.data]
    return json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()


def digest_of(previous: str, entries: Any) -> str:
    """SHA-256 chained over entries in order of their keys."""
    digest = hashlib.sha256(previous.encode())
    for entry in entries:
        digest.update(_line(entry))
    return digest.hexdigest()
