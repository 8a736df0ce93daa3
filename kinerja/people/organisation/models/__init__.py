"""The nouns of the organisation."""

from .absences import Absence
from .agency import Agency, Unit
from .appointments import Appointment, Mandate
from .calendars import Calendar, Holiday, SpecialHours
from .employees import Employee
from .imports import StaffImport
from .positions import Position
from .teams import TeamMember, WorkTeam

__all__ = [
    "Absence",
    "Agency",
    "Appointment",
    "Calendar",
    "Employee",
    "Holiday",
    "Mandate",
    "Position",
    "SpecialHours",
    "StaffImport",
    "TeamMember",
    "Unit",
    "WorkTeam",
]
