"""Failed tries slow the next ones down, per name and address; nobody is locked out for long.

A name is what is tried to be opened (an account, or a whole kind of things), an address that of the client.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.core.cache import cache
from django.utils.translation import ngettext

FREE = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
FORGET_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Failures:
    count: int
    until: datetime | None


def _key(name: str, address: str) -> str:
    return "sign-in:" + hashlib.sha256(f"{name.strip().lower()}\n{address}".encode()).hexdigest()


def wait_left(name: str, address: str, now: datetime) -> timedelta:
    """How long this name has to wait at this address; zero when it may try."""
    known: Failures | None = cache.get(_key(name, address))
    if known is None or known.until is None:
        return timedelta(0)
    return max(known.until - now, timedelta(0))


def note_failure(name: str, address: str, now: datetime, *, free: int = FREE) -> None:
    """Each failure beyond the free ones doubles the wait."""
    key = _key(name, address)
    known: Failures | None = cache.get(key)
    count = (known.count if known else 0) + 1
    wait = min(FIRST_WAIT * 2 ** min(count - free, 10), LONGEST_WAIT) if count >= free else None
    cache.set(key, Failures(count, now + wait if wait else None), FORGET_AFTER.total_seconds())


def count_use(name: str, address: str, *, most: int, within: timedelta) -> bool:
    """Whether this use is one of the first `most` of the stretch that began with the first of them."""
    key = _key(f"{name}:uses", address)
    if cache.add(key, 1, within.total_seconds()):
        return True
    try:
        return bool(cache.incr(key) <= most)
    except ValueError:  # it went while we looked: a new stretch begins
        return True


def wait_words(left: timedelta) -> str:
    seconds = ceil(left.total_seconds())
    if seconds <= 90:
        return ngettext("{n} detik", "{n} detik", seconds).format(n=seconds)
    return ngettext("{n} menit", "{n} menit", ceil(seconds / 60)).format(n=ceil(seconds / 60))


def forget(name: str, address: str) -> None:
    """After a success the count starts anew."""
    cache.delete(_key(name, address))
