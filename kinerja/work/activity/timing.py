"""Until when work of a day is reported, in the zone of the unit."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.queries import work_calendar
from kinerja.platform.operations.outages import Deadline, because, end_of_day, last_day, moved, until_words
from kinerja.pure.law.reporting import never_late_before, reporting_due
from kinerja.pure.lib.refusals import Invalid, gettext_noop

# Longer than any row of days off: within it the working days of the grace are found.
FAR = timedelta(days=60)


def today_in(unit: Unit, now: datetime) -> date:
    """The local day at a unit."""
    return now.astimezone(ZoneInfo(unit.zone)).date()


def due_at(day: date, *, rhythm: str, unit: Unit) -> datetime:
    """The first instant too late for work of a day: midnight at the unit, after the last day in time."""
    calendar = work_calendar(unit, day, never_late_before(rhythm, day) + FAR)
    return end_of_day(reporting_due(rhythm, day, calendar).value, ZoneInfo(unit.zone))


def check_day(day: date, *, rhythm: str, unit: Unit, now: datetime) -> None:
    """Raise Invalid for work of a day that has not begun at the unit, or that is too late to report.

    Asks the database only where a day may be too late: working days never pass quicker than days.
    """
    today = today_in(unit, now)
    if day > today:
        raise Invalid(
            gettext_noop("{day} belum tiba di {unit}; di sana hari ini {today}. Laporkan setelah pekerjaan dilakukan."),
            day=day,
            unit=unit.name,
            today=today,
        )
    if today <= never_late_before(rhythm, day):
        return
    due = due_at(day, rhythm=rhythm, unit=unit)
    # An interruption only ever moves a deadline away: who is in time need not ask for one.
    if now < due or not (deadline := moved(due, now=now)).is_over(now):
        return
    raise _too_late(day, deadline, ZoneInfo(unit.zone))


def _too_late(day: date, deadline: Deadline, zone: ZoneInfo) -> Invalid:
    if why := because(deadline, zone):
        said = gettext_noop(
            "Pekerjaan {day} dilaporkan paling lambat {until}. {why} Bicarakan dengan atasan bila masih perlu dicatat."
        )
        return Invalid(said, day=day, until=until_words(deadline, zone), why=why)
    said = gettext_noop(
        "Pekerjaan {day} dilaporkan paling lambat {until}. Bicarakan dengan atasan bila masih perlu dicatat."
    )
    return Invalid(said, day=day, until=last_day(deadline, zone))
