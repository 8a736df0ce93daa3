"""The verbs of the organisation; the only place that writes."""

from .absences import cancel_absence, change_absence_end, grant_absence
from .accounts import create_account
from .agency import change_agency, open_agency
from .appointments import appoint, close_history, end_appointment, withdraw_appointment
from .calendars import (
    add_calendar,
    add_closure,
    change_calendar,
    remove_holiday,
    remove_special_hours,
    seed_calendars,
    seed_holidays,
    set_special_hours,
)
from .employees import change_employee, end_service, hire
from .founding import found
from .imports import check_staff_rows, commit_staff_import
from .mandates import end_mandate, give_mandate
from .positions import add_position, change_position
from .teams import change_leader, end_team, join_team, leave_team, make_team
from .units import add_unit, change_unit, close_unit

__all__ = [
    "add_calendar",
    "add_closure",
    "add_position",
    "add_unit",
    "appoint",
    "cancel_absence",
    "change_absence_end",
    "change_agency",
    "change_calendar",
    "change_employee",
    "change_leader",
    "change_position",
    "change_unit",
    "check_staff_rows",
    "close_history",
    "close_unit",
    "commit_staff_import",
    "create_account",
    "end_appointment",
    "end_mandate",
    "end_service",
    "end_team",
    "found",
    "give_mandate",
    "grant_absence",
    "hire",
    "join_team",
    "leave_team",
    "make_team",
    "open_agency",
    "remove_holiday",
    "remove_special_hours",
    "seed_calendars",
    "seed_holidays",
    "set_special_hours",
    "withdraw_appointment",
]
