"""Calendars a city begins with. The standard hours are law (Perpres 21/2023 Pasal 4), the others local settings."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.pure.lib.opening_hours import Span, Week, week_of


@dataclass(frozen=True)
class StandardCalendar:
    """A calendar to start from: 37.5 hours a week, 32.5 in Ramadan, breaks excluded."""

    name: str
    weekly: Week
    ramadan: Week
    keeps_joint_leave: bool = True


def _week(**days: str) -> Week:
    """_week(mon_thu="07:30-12:00,13:00-16:00") and so on."""
    week: dict[int, tuple[Span, ...]] = {}
    for name, hours in days.items():
        week.update(week_of(name.replace("_", "-"), hours))
    return week


OFFICE = StandardCalendar(
    "Lima hari kerja (Perpres 21/2023)",
    _week(mon_thu="07:30-12:00,13:00-16:00", fri="07:30-11:30,13:00-16:30"),
    _week(mon_thu="08:00-12:00,12:30-15:00", fri="08:00-11:30,12:30-15:30"),
)
SCHOOL = StandardCalendar(
    "Sekolah, enam hari",
    _week(mon_thu="07:00-12:00,12:30-14:00", fri="06:30-11:30", sat="07:00-12:00,12:30-14:00"),
    _week(mon_thu="07:30-11:30,12:00-13:30", fri="06:30-11:30", sat="07:30-11:30,12:00-13:30"),
)
HEALTH = StandardCalendar(
    "Layanan kesehatan, enam hari, tetap buka saat cuti bersama",
    _week(mon_thu="07:30-12:00,13:00-15:00", fri="07:30-11:30,13:00-14:30", sat="07:30-13:30"),
    _week(mon_thu="08:00-12:00,12:30-14:00", fri="08:00-11:30,13:00-14:30", sat="08:00-13:30"),
    keeps_joint_leave=False,
)
STANDARD = (OFFICE, SCHOOL, HEALTH)
