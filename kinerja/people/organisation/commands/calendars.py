"""Working calendars: their hours, holidays, closures and other hours for a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from kinerja.people.organisation import weeks
from kinerja.people.organisation.models import Calendar, Holiday, SpecialHours
from kinerja.people.organisation.seeds import ESTIMATE, ramadan, seeded_holidays
from kinerja.people.organisation.standard_hours import STANDARD
from kinerja.people.organisation.terms import HolidayKind
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.database.keys import new_id


@command
def add_calendar(
    name: str,
    *,
    weekly: Any,
    actor: Actor,
    now: datetime,
    keeps_national: bool = True,
    keeps_joint_leave: bool = True,
) -> Calendar:
    """Menambah kalender kerja."""
    require(actor, Permission.CALENDAR_CHANGE)
    calendar = Calendar(
        name=name.strip(), weekly=weeks.checked(weekly),
        keeps_national=keeps_national, keeps_joint_leave=keeps_joint_leave,
    )  # fmt: skip
    saving.insert(calendar)
    record("organisation.calendar_added", actor=actor, now=now, thing=calendar, name=calendar.name)
    return calendar


@command
def change_calendar(calendar: Calendar, *, actor: Actor, now: datetime, **values: Any) -> Calendar:
    """Mengubah jam kerja atau libur yang berlaku."""
    require(actor, Permission.CALENDAR_CHANGE)
    if "weekly" in values:
        values["weekly"] = weeks.checked(values["weekly"])
    changed = saving.change(calendar, **values)
    if changed:
        record("organisation.calendar_changed", actor=actor, now=now, thing=calendar, changed=changed)
    return calendar


@command
def set_special_hours(
    calendar: Calendar, *, name: str, since: date, until: date, weekly: Any, actor: Actor, now: datetime
) -> SpecialHours:
    """Menetapkan jam kerja lain untuk sementara, misalnya selama Ramadan."""
    require(actor, Permission.CALENDAR_CHANGE)
    special = SpecialHours(calendar=calendar, name=name, since=since, until=until, weekly=weeks.checked(weekly))
    saving.insert(special)
    record("organisation.special_hours_set", actor=actor, now=now, thing=special, since=str(since), until=str(until))
    return special


@command
def remove_special_hours(special: SpecialHours, *, actor: Actor, now: datetime) -> None:
    """Menghapus jam kerja sementara."""
    require(actor, Permission.CALENDAR_CHANGE)
    record(
        "organisation.special_hours_removed", actor=actor, now=now, thing=special,
        since=str(special.since), until=str(special.until),
    )  # fmt: skip
    special.delete()


@command
def add_closure(day: date, *, name: str, actor: Actor, now: datetime, calendar: Calendar | None = None) -> Holiday:
    """Menambah hari libur setempat; tanpa kalender berlaku untuk semua."""
    require(actor, Permission.CALENDAR_CHANGE)
    closure = Holiday(day=day, name=name.strip(), kind=HolidayKind.LOCAL, calendar=calendar)
    saving.insert(closure)
    record("organisation.closure_added", actor=actor, now=now, thing=closure, day=str(day))
    return closure


@command
def remove_holiday(holiday: Holiday, *, actor: Actor, now: datetime) -> None:
    """Menghapus hari libur, misalnya perkiraan yang ternyata lain."""
    require(actor, Permission.CALENDAR_CHANGE)
    record("organisation.holiday_removed", actor=actor, now=now, thing=holiday, day=str(holiday.day))
    holiday.delete()


@command
def seed_holidays(years: Iterable[int], *, actor: Actor, now: datetime) -> int:
    """Mengisi libur nasional dan cuti bersama; perkiraan yang sudah berubah diganti, yang lain tetap.

    Answers how many days were added.
    """
    require(actor, Permission.CALENDAR_CHANGE)
    years = sorted(set(years))
    wanted = {(h.day, h.kind): h for year in years for h in seeded_holidays(year)}
    everywhere = Holiday.objects.filter(calendar=None, kind__in=(HolidayKind.NATIONAL, HolidayKind.JOINT_LEAVE))
    for year in years:
        for outdated in everywhere.filter(day__year=year, name__endswith=ESTIMATE):
            now_known = wanted.get((outdated.day, HolidayKind(outdated.kind)))
            if now_known is None or not now_known.is_estimate:
                outdated.delete()
    known = set(everywhere.values_list("day", "kind"))
    added = [Holiday(id=new_id(), day=h.day, kind=h.kind, name=h.name) for k, h in wanted.items() if k not in known]
    Holiday.objects.bulk_create(added)
    record("organisation.holidays_seeded", actor=actor, now=now, years=years, added=len(added))
    return len(added)


@command
def seed_calendars(years: Iterable[int], *, actor: Actor, now: datetime) -> list[Calendar]:
    """Menyediakan kalender lima hari, sekolah, dan kesehatan beserta jam Ramadan tahun-tahun itu.

    What is already there, by its name, is left as personnel made it.
    """
    require(actor, Permission.CALENDAR_CHANGE)
    years = sorted(set(years))
    calendars = []
    for standard in STANDARD:
        calendar, _ = Calendar.objects.get_or_create(
            name=standard.name,
            defaults={"weekly": weeks.stored(standard.weekly), "keeps_joint_leave": standard.keeps_joint_leave},
        )
        for season in filter(None, map(ramadan, years)):
            SpecialHours.objects.get_or_create(
                calendar=calendar,
                name=season.name,
                defaults={"since": season.since, "until": season.until, "weekly": weeks.stored(standard.ramadan)},
            )
        calendars.append(calendar)
    record("organisation.calendars_seeded", actor=actor, now=now, years=years)
    return calendars
