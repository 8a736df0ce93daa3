"""Failed sign-ins slow the next ones down, per account and address; nobody is locked out for long."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache

FREE = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
FORGET_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Failures:
    count: int
    until: datetime | None


def _key(username: str, address: str) -> str:
    return "sign-in:" + hashlib.sha256(f"{username.strip().lower()}\n{address}".encode()).hexdigest()


def wait_left(username: str, address: str, now: datetime) -> timedelta:
    """How long this account has to wait at this address; zero when it may try."""
    known: Failures | None = cache.get(_key(username, address))
    if known is None or known.until is None:
        return timedelta(0)
    return max(known.until - now, timedelta(0))


def note_failure(username: str, address: str, now: datetime) -> None:
    """Each failure beyond the free ones doubles the wait."""
    key = _key(username, address)
    known: Failures | None = cache.get(key)
    count = (known.count if known else 0) + 1
    wait = min(FIRST_WAIT * 2 ** min(count - FREE, 10), LONGEST_WAIT) if count >= FREE else None
    cache.set(key, Failures(count, now + wait if wait else None), FORGET_AFTER.total_seconds())


def forget(username: str, address: str) -> None:
    """After a success the count starts anew."""
    cache.delete(_key(username, address))
