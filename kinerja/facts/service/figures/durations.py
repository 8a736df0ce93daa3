"""Lengths of time in days, hours, or working hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

import numpy as np

from kinerja.facts.service.calendars import calendar_of
from kinerja.facts.service.models import Service
from kinerja.facts.service.queries import newest_mapping
from kinerja.people.organisation.queries import work_calendar
from kinerja.pure.lib.refusals import Refused, gettext_noop
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.pure.lib.worktime_columns import working_hours_between
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Floats

HOURS_PER_DAY = 24

Measure = Callable[[Instants, Instants], Floats]
"""From, until -> durations; negative where the end lies before the start."""


class Unit(StrEnum):
    DAYS = "days"
    HOURS = "hours"
    WORKING_HOURS = "working-hours"

    @property
    def per_day(self) -> float:
        """How many of them a day of 24 hours is worth, for floors given in days."""
        return 1 if self is Unit.DAYS else HOURS_PER_DAY


def measure(unit: Unit, service: Service, first: np.datetime64, last: np.datetime64) -> Measure:
    """How durations between these two instants are reckoned. Raises Refused where no calendar is known."""
    if unit is not Unit.WORKING_HOURS:
        return lambda since, until: (until - since) / np.timedelta64(1, "D" if unit is Unit.DAYS else "h")
    calendar = _calendar(service, _year(first) - 1, _year(last) + 1)
    return lambda since, until: working_hours_between(since, until, calendar)


def _calendar(service: Service, first_year: int, last_year: int) -> WorkCalendar:
    """The calendar the log came with, else that of the unit that gives the service."""
    mapping = newest_mapping(service)
    if "calendar" in mapping:
        return calendar_of(mapping, first_year, last_year)
    if service.unit is not None:
        return work_calendar(service.unit, date(first_year, 1, 1), date(last_year, 12, 31))
    raise Refused(
        gettext_noop(
            "Jam kerja layanan {code} belum diketahui. "
            "Tambahkan [calendar] pada pemetaan lalu masukkan lognya lagi, atau tetapkan unit layanan itu."
        ),
        code=service.code,
    )


def _year(instant: np.datetime64) -> int:
    return int(instant.astype("datetime64[Y]").astype(np.int64)) + 1970
