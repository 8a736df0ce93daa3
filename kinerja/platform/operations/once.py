"""A form sent twice acts once: the second try waits for the first and gets its result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from .models import Submission


def once(key: UUID, *, now: datetime, act: Callable[[], str]) -> str:
    """Where the result is. `act` runs at most once for a key; a refusal inside leaves the key unused."""
    try:
        with transaction.atomic():
            Submission(pk=key, taken_at=now).save(force_insert=True)  # a second try waits here
            place = act()
            Submission.objects.filter(pk=key).update(place=place)
            return place
    except IntegrityError:
        first = Submission.objects.filter(pk=key).first()
        if first is None:
            raise
        return first.place
