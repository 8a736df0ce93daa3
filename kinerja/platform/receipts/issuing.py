"""A receipt is issued inside the command that takes the thing, in its transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from .keys import signing_key
from .models import Receipt, Sent
from .signing import canonical, hash_of, sign

# Without I, L, O and U: nobody mistakes one for a digit. Ten of them cannot be guessed.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10


def issue(sent: Sent, thing: models.Model, content: Mapping[str, Any], *, holder: UUID, now: datetime) -> Receipt:
    """One statement. `content` is all that was sent, with the hashes of its evidence."""
    receipt = signed(sent, thing, content, holder=holder, now=now)
    receipt.save(force_insert=True)
    return receipt


def issue_signed(receipts: Sequence[Receipt]) -> None:
    """Store many that were signed before."""
    Receipt.objects.bulk_create(receipts)


def signed(sent: Sent, thing: models.Model, content: Mapping[str, Any], *, holder: UUID, now: datetime) -> Receipt:
    """Not stored yet."""
    text = canonical(content)
    key, secret = signing_key(now)
    receipt = Receipt(
        code="".join(secrets.choice(ALPHABET) for _ in range(LENGTH)),
        holder=holder, sent=sent, thing_type=thing._meta.label, thing_id=thing.pk,
        content=text, sha256=hash_of(text), issued_at=now, key=key,
    )  # fmt: skip
    receipt.signature = sign(secret, receipt)
    return receipt
