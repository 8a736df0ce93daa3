"""Finding receipts: one's own, the one of a thing, and for strangers whether a paper is true."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from kinerja.platform.access.actors import Actor

from .issuing import ALPHABET
from .models import OWN, Receipt
from .signing import is_genuine

SHORTEST = 16
"""Signs of the hash that a stranger has to know beside the code."""
_LOOK_ALIKES = str.maketrans("OIL", "011", " -")


def receipts_visible_to(actor: Actor) -> QuerySet[Receipt]:
    """Of what one sent oneself, newest first."""
    rows = Receipt.objects.filter(sent__in=OWN).order_by("-id")
    return rows.filter(holder=actor.employee_id) if actor.employee_id else rows.none()


def receipt_of(thing_id: UUID) -> Receipt | None:
    """The newest receipt of a thing."""
    return Receipt.objects.filter(thing_id=thing_id).order_by("-id").first()


def verified(code: str, digest: str) -> Receipt | None:
    """The receipt that this code and (the beginning of) this hash belong to, if the paper is true."""
    code, digest = code.upper().translate(_LOOK_ALIKES), digest.lower().replace(" ", "")
    if len(digest) < SHORTEST or not set(code) <= set(ALPHABET):
        return None
    found = Receipt.objects.filter(code=code).first()
    if found is None or not found.sha256.startswith(digest):
        return None
    return found if is_genuine(found) else None
