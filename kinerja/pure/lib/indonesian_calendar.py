"""National holidays and joint leave (cuti bersama) of Indonesia, as kept by the `holidays` community.

Years not yet decreed carry estimates of the Islamic days; the name then says so. Units may edit what they seed from
here, and may work on cuti bersama: that is why the two kinds stay apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache


class HolidayKind(StrEnum):
    NATIONAL = "national"
    JOINT_LEAVE = "joint-leave"


CATEGORIES = {HolidayKind.NATIONAL: "public", HolidayKind.JOINT_LEAVE: "government"}


@dataclass(frozen=True, order=True)
class Holiday:
    day: date
    kind: HolidayKind
    name: str


@lru_cache(maxsize=64)
def holidays_of(year: int) -> tuple[Holiday, ...]:
    """Every national holiday and cuti bersama of a year in order, with its Indonesian name."""
    # Loaded here: the calendars of the world take longer than most commands.
    from holidays import country_holidays

    return tuple(
        sorted(
            Holiday(day, kind, name)
            for kind, category in CATEGORIES.items()
            for day, name in country_holidays("ID", years=[year], categories=(category,), language="id").items()
        )
    )


def days_off(first_year: int, last_year: int, *, joint_leave: bool = True) -> frozenset[date]:
    """The days off of whole years, both ends included; without cuti bersama for units that work then."""
    return frozenset(
        holiday.day
        for year in range(first_year, last_year + 1)
        for holiday in holidays_of(year)
        if joint_leave or holiday.kind is HolidayKind.NATIONAL
    )
