"""Effective hours: what the office's calendar leaves of a window."""

from __future__ import annotations

from datetime import date

import numpy as np

from kinerja.judgement.measurement.catalogue import Units
from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.queries import work_calendar
from kinerja.pure.lib.worktime_columns import working_hours_between
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Floats, Integers


def effective_hours(units: Units, unit: Integers, since: Instants, until: Instants) -> Floats:
    """Working hours of each window by the calendar and zone of its unit.

    Units that keep one calendar in one zone are asked about once, so that the number of statements follows the
    number of calendars.
    """
    hours = np.zeros(len(unit))
    if not len(unit):
        return hours
    first, last = _day(since.min()), _day(until.max())
    kinds = units.hours_alike[unit]
    for kind in np.unique(kinds):
        here = np.flatnonzero(kinds == kind)
        place = Unit.objects.get(pk=units.keys[unit[here[0]]])
        hours[here] = working_hours_between(since[here], until[here], work_calendar(place, first, last))
    return hours


def _day(instant: np.datetime64) -> date:
    day: date = instant.astype("datetime64[D]").item()
    return day
