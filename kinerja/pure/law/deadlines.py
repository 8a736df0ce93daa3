"""Deadlines: how long after an event something must be done, and whether it was."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Protocol

from kinerja.pure.law.findings import Citation, Confidence, Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.terms import Term
from kinerja.pure.lib.refusals import Invalid, gettext_noop


class Unit(Term):
    """What a deadline is counted in."""

    HOURS = "hours", gettext_noop("jam")
    DAYS = "days", gettext_noop("hari")
    WORKING_DAYS = "working_days", gettext_noop("hari kerja")
    MONTHS = "months", gettext_noop("bulan")


class Timeliness(Term):
    """Where a duty stands against its deadline, worst first."""

    OVERDUE = "overdue", gettext_noop("Lewat tenggat dan belum selesai")
    LATE = "late", gettext_noop("Selesai setelah tenggat")
    PENDING = "pending", gettext_noop("Masih dalam tenggat")
    ON_TIME = "on_time", gettext_noop("Selesai tepat waktu")


class WorkingDays(Protocol):
    """A calendar that knows working days; `kinerja.pure.lib.worktime.WorkCalendar` is one."""

    def add_working_days(self, day: date, n: int, /) -> date: ...


_LOCAL_UNIT = Citation(gettext_noop("Pengaturan setempat"), gettext_noop("satuan tenggat"), Confidence.MEMORY)


def due(code: str, event: date, calendar: WorkingDays | None = None, unit: Unit | None = None) -> Finding[date]:
    """Last day in time for `code`, counted from the day after `event`.

    `unit` replaces the unit of the provision where an agency counts differently; the answer is then no longer
    law. `calendar` is needed for working days. Raises `Refused` for a code or a day without provision.
    """
    rule = provision(f"deadlines.{code}", event)
    own = Unit(rule["unit"])
    used = unit or own
    day = _add(event, rule["amount"], used, calendar)
    cites = rule.cites if used is own else (*rule.cites, _LOCAL_UNIT)
    because = reason(
        gettext_noop("{amount} {unit} sejak {event}: paling lambat {due}."),
        amount=rule["amount"],
        unit=used,
        event=event,
        due=day,
    )
    return Finding(day, (because,), cites)


def due_instant(code: str, event: datetime) -> Finding[datetime]:
    """Last instant in time for a deadline in hours, as the 3 x 24 hours of UU 27/2022."""
    rule = provision(f"deadlines.{code}", event.date())
    if Unit(rule["unit"]) is not Unit.HOURS:
        raise Invalid(gettext_noop("Tenggat ini tidak dihitung dalam jam."))
    because = reason(gettext_noop("{amount} jam sejak kejadian."), amount=rule["amount"])
    return Finding(event + timedelta(hours=rule["amount"]), (because,), rule.cites)


def due_in_year(code: str, year: int) -> Finding[date]:
    """Last day in time for a yearly duty about `year`: the plan, the annual evaluation, the report."""
    rule = provision(f"deadlines.{code}", date(year, 12, 31))
    day = _month_end(year + rule["years_later"], rule["month"])
    because = reason(gettext_noop("Untuk tahun {year} paling lambat {due}."), year=year, due=day)
    return Finding(day, (because,), rule.cites)


def timeliness(due: date, done: date | None, today: date) -> Timeliness:
    """Where a duty stands; `done` is the day it was done, None while it is not."""
    if done is None:
        return Timeliness.OVERDUE if today > due else Timeliness.PENDING
    return Timeliness.LATE if done > due else Timeliness.ON_TIME


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has fewer."""
    years, month = divmod(day.month - 1 + months, 12)
    last = _month_end(day.year + years, month + 1)
    return last.replace(day=min(day.day, last.day))


def _add(day: date, number: int, unit: Unit, calendar: WorkingDays | None) -> date:
    if unit is Unit.DAYS:
        return day + timedelta(days=number)
    if unit is Unit.MONTHS:
        return add_months(day, number)
    if unit is Unit.HOURS:
        raise Invalid(gettext_noop("Tenggat dalam jam dihitung dari waktu kejadian, bukan dari tanggalnya."))
    if calendar is None:
        raise Invalid(gettext_noop("Tenggat ini dihitung dalam hari kerja. Pilih dahulu kalender kerja unit."))
    return calendar.add_working_days(day, number)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
