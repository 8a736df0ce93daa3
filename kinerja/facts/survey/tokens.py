"""Tokens of invitations: only whoever was given one knows it."""

from __future__ import annotations

import secrets
from hashlib import sha256

BYTES = 16
LONGEST = 64
"""Nobody's token is longer; a longer one need not be hashed."""


def new_token() -> str:
    """22 signs that fit into an address."""
    return secrets.token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """Drawn from 128 random bits, so that a plain hash cannot be turned back."""
    return sha256(f"kinerja.survey\n{token}".encode()).hexdigest()
