"""Until when a claim is answered: personal data by law, everything else by a setting of the house."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from kinerja.people.organisation.models import Appointment, Unit
from kinerja.people.organisation.queries import work_calendar
from kinerja.people.organisation.terms import AppointmentKind, Zone
from kinerja.pure.law.deadlines import add_months, due, due_instant
from kinerja.pure.law.findings import Citation, Finding
from kinerja.pure.law.provisions import provision
from kinerja.pure.lib.zones import zone_of

from .terms import AT_DESK

# Of personal data, and of everything else.
CODES = {True: "data_correction", False: "data_claim"}


def answer_due(kind: str, employee_id: UUID, filed_at: datetime) -> Finding[datetime]:
    """Last instant in time (UU 27/2022 Pasal 30 for personal data). At most four statements."""
    if kind in AT_DESK:
        return due_instant(CODES[True], filed_at)
    unit = _unit_of(employee_id, filed_at.date())
    zone = zone_of(unit.zone if unit else Zone.WIB)
    since = filed_at.astimezone(zone).date()
    found = due(CODES[False], since, work_calendar(unit, since, add_months(since, 2)) if unit else _Weekdays())
    ends = datetime.combine(found.value + timedelta(days=1), time.min, zone)
    return Finding(ends, found.because, found.cites)


def cites_of(kind: str, on: date) -> tuple[Citation, ...]:
    """Where the days for an answer come from. No statement."""
    return provision(f"deadlines.{CODES[kind in AT_DESK]}", on).cites


def _unit_of(employee_id: UUID, on: date) -> Unit | None:
    held = Appointment.objects.on(on).filter(employee=employee_id, kind=AppointmentKind.DEFINITIVE)
    found = held.select_related("position__unit").order_by("starts").first()
    return found.position.unit if found else None


class _Weekdays:
    """For who holds no post: Monday to Friday."""

    def add_working_days(self, day: date, n: int, /) -> date:
        while n:
            day += timedelta(days=1)
            n -= day.weekday() < 5
        return day
