"""The working calendar a log came with: days, hours and holidays as its mapping writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from kinerja.pure.lib.indonesian_calendar import days_off
from kinerja.pure.lib.opening_hours import week_of
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.pure.lib.zones import zone_of

DAYS, HOURS = "mon-fri", "08:00-17:00"
NONE, NATIONAL, WITH_JOINT_LEAVE = "none", "national", "national+cuti-bersama"
HOLIDAYS = (NONE, NATIONAL, WITH_JOINT_LEAVE)
ZONE = "Asia/Jakarta"


def calendar_of(mapping: Mapping[str, Any], first_year: int, last_year: int) -> WorkCalendar:
    """The calendar of a mapping, with the holidays of these years. Raises Invalid."""
    zone = zone_of(mapping.get("source", {}).get("timezone") or ZONE)
    return work_calendar(mapping.get("calendar", {}), zone, first_year, last_year)


def work_calendar(written: Mapping[str, str], zone: ZoneInfo, first_year: int, last_year: int) -> WorkCalendar:
    """`written` has days, hours and holidays, each with a default. Raises Invalid."""
    week = week_of(written.get("days", DAYS), written.get("hours", HOURS))
    return WorkCalendar(zone, week, _holidays(written.get("holidays", NONE), first_year, last_year))


def _holidays(kind: str, first_year: int, last_year: int) -> frozenset[date]:
    if kind not in HOLIDAYS:
        raise Invalid(
            gettext_noop("Hari libur “{kind}” tidak dikenal. Pilih salah satu: {known}."),
            kind=kind,
            known=", ".join(HOLIDAYS),
        )
    if kind == NONE:
        return frozenset()
    return days_off(first_year, last_year, joint_leave=kind == WITH_JOINT_LEAVE)
