"""The stretch of time a figure speaks of: the period and the plan's days together, in the zone of the unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

import numpy as np

from kinerja.pure.lib.zones import Instants, local_to_utc, zone_of

A_DAY = timedelta(days=1)


def instants_of(days: Sequence[date], zones: Sequence[str]) -> Instants:
    """Midnight at the beginning of each local day, as UTC."""
    midnight = lru_cache(maxsize=None)(_midnight)
    return np.array([midnight(*pair) for pair in zip(days, zones, strict=True)], dtype="datetime64[us]")


def last_whole_day(now: datetime, zone: str) -> date:
    """The local day before the one that is running.

    A figure of a running period ends with a whole day: computed again on the same day it stays the same.
    """
    return now.astimezone(zone_of(zone)).date() - A_DAY


def _midnight(day: date, zone: str) -> np.datetime64:
    return local_to_utc(np.array([np.datetime64(day, "us")]), zone_of(zone))[0]
