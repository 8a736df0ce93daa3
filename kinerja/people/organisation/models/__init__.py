"""The nouns of the organisation."""

from .agency import Agency, Unit
from .appointments import Appointment, Mandate
from .calendars import Calendar, Holiday, SpecialHours
from .employees import Employee
from .imports import StaffImport
from .positions import Position

__all__ = [
    "Agency",
    "Appointment",
    "Calendar",
    "Employee",
    "Holiday",
    "Mandate",
    "Position",
    "SpecialHours",
    "StaffImport",
    "Unit",
]
