"""Signing and verifying: what stands on the paper, bound together so that no part can be exchanged."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from .keys import known_key
from .models import Receipt

_SHAPE = 1


def canonical(content: Mapping[str, Any]) -> str:
    """The same content is the same text: sorted, without spaces, in UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def hash_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def sign(secret: bytes, receipt: Receipt) -> str:
    parts = [_SHAPE, receipt.code, receipt.sent, str(receipt.holder), receipt.sha256, _at(receipt.issued_at)]
    return hmac.new(secret, json.dumps(parts).encode(), sha256).hexdigest()


def is_genuine(receipt: Receipt) -> bool:
    """Signed by us, and still holding what was signed."""
    secret = known_key(receipt.key)
    if secret is None or hash_of(receipt.content) != receipt.sha256:
        return False
    return hmac.compare_digest(sign(secret, receipt), receipt.signature)


def _at(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
