"""Time zones: the three of Indonesia by name, and whole columns of instants between a zone and UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
from numpy.typing import NDArray

from kinerja.pure.lib.refusals import Invalid, gettext_noop

WIB = ZoneInfo("Asia/Jakarta")
WITA = ZoneInfo("Asia/Makassar")
WIT = ZoneInfo("Asia/Jayapura")
NATIONAL_ZONES = {"WIB": WIB, "WITA": WITA, "WIT": WIT}
NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}

# Instants outside these years are typing errors or stand-ins for "no date"; nothing here computes with them.
FIRST_YEAR, LAST_YEAR = 1900, 2100
END_OF_TIME = np.datetime64("9999-12-31", "us")

Instants = NDArray[np.datetime64]
"""datetime64[us]; UTC unless a name says otherwise."""


def zone_of(name: str) -> ZoneInfo:
    """The zone called `name`: WIB, WITA, WIT, or an IANA name such as Asia/Jakarta. Raises Invalid."""
    national = NATIONAL_ZONES.get(name.strip().upper())
    if national:
        return national
    try:
        return ZoneInfo(name.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid(
            gettext_noop("Zona waktu “{name}” tidak dikenal. Tulis WIB, WITA, WIT, atau nama seperti Asia/Jakarta."),
            name=name,
        )


def zone_name(zone: ZoneInfo) -> str:
    """WIB, WITA or WIT for Indonesian zones, else the IANA name."""
    return NAMES.get(zone.key, zone.key)


def instant_of(moment: datetime) -> np.datetime64:
    """An aware datetime as datetime64[us] in UTC. Raises ValueError without zone."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return np.datetime64(moment.astimezone(UTC).replace(tzinfo=None), "us")


def datetime_of(instant: np.datetime64) -> datetime:
    """The aware UTC datetime of one datetime64[us]."""
    moment: datetime = instant.astype("datetime64[us]").item()
    return moment.replace(tzinfo=UTC)


def local_to_utc(local: Instants, zone: ZoneInfo) -> Instants:
    """Local clock times of `zone` as UTC, elementwise; NaT stays NaT.

    A time that occurs twice is read as the first, a time the clock skips with the offset before the change:
    what `datetime.replace(tzinfo=zone)` does with fold=0. Outside 1900-2100 the nearest known offset is used.
    """
    utc, _ = _utc_and_next_change(local.astype("datetime64[us]"), zone)
    return utc


def opening_to_utc(local: Instants, zone: ZoneInfo) -> Instants:
    """As `local_to_utc`, but a time the clock skips is the instant of the change: later is then never earlier."""
    utc, next_change = _utc_and_next_change(local.astype("datetime64[us]"), zone)
    return np.minimum(utc, next_change)


def _utc_and_next_change(local: Instants, zone: ZoneInfo) -> tuple[Instants, Instants]:
    changes, offsets = _offsets(zone)
    segment = np.searchsorted(changes + np.maximum(offsets[:-1], offsets[1:]), local, side="right")
    return local - offsets[segment], np.append(changes, END_OF_TIME)[segment]


def utc_to_local(instants: Instants, zone: ZoneInfo) -> Instants:
    """UTC instants as local clock times of `zone`, elementwise; NaT stays NaT."""
    changes, offsets = _offsets(zone)
    instants = instants.astype("datetime64[us]")
    local: Instants = instants + offsets[np.searchsorted(changes, instants, side="right")]
    return local


@lru_cache(maxsize=32)
def _offsets(zone: ZoneInfo) -> tuple[Instants, NDArray[np.timedelta64]]:
    """The instants at which the zone's offset from UTC changes, and the offsets between them (one more).

    Sampled weekly and refined by bisection: no zone of today changes twice within a week.
    """
    changes: list[datetime] = []
    day = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
    offsets = [_offset(day, zone)]
    while day.year <= LAST_YEAR:
        following = day + timedelta(days=7)
        if _offset(following, zone) != offsets[-1]:
            changes.append(_change_between(day, following, zone))
            offsets.append(_offset(following, zone))
        day = following
    return (
        np.array([instant_of(change) for change in changes], dtype="datetime64[us]"),
        np.array(offsets, dtype="timedelta64[us]"),
    )


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    offset = instant.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _change_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the offset of `before` ends, by bisection."""
    old = _offset(before, zone)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        before, after = (middle, after) if _offset(middle, zone) == old else (before, middle)
    return after
