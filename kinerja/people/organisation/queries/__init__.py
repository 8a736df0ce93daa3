"""Questions about the organisation; none of them writes."""

from .actors import actor_for, agency, who_is
from .calendars import calendar_of, holidays_between, work_calendar, work_calendars
from .faults import Fault, FaultKind, data_faults
from .segments import PersonYears, Place, segments
from .superiors import Leading, head_of, leading, line_above, superior_of, superiors_on, team_of, units_led_by
from .teams import members_led_by, team_leaders_of, teams_led_by

__all__ = [
    "Fault",
    "FaultKind",
    "Leading",
    "PersonYears",
    "Place",
    "actor_for",
    "agency",
    "calendar_of",
    "data_faults",
    "head_of",
    "holidays_between",
    "leading",
    "line_above",
    "members_led_by",
    "segments",
    "superior_of",
    "superiors_on",
    "team_leaders_of",
    "team_of",
    "teams_led_by",
    "units_led_by",
    "who_is",
    "work_calendar",
    "work_calendars",
]
