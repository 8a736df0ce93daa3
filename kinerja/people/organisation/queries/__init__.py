"""Questions about the organisation; none of them writes."""

from .actors import actor_for, agency, who_is
from .calendars import calendar_of, holidays_between, work_calendar
from .faults import Fault, FaultKind, data_faults
from .superiors import Leading, head_of, leading, superior_of, superiors_on, team_of, units_led_by

__all__ = [
    "Fault",
    "FaultKind",
    "Leading",
    "actor_for",
    "agency",
    "calendar_of",
    "data_faults",
    "head_of",
    "holidays_between",
    "leading",
    "superior_of",
    "superiors_on",
    "team_of",
    "units_led_by",
    "who_is",
    "work_calendar",
]
