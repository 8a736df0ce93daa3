"""The nouns of the hall and of its records."""

from .appointments import AppointmentRule, BlackoutDay, Booking
from .flags import DayFlag
from .lines import Counter, CounterLine, CounterShift, LineDay, ServiceLine
from .records import VisitImport, VisitRecord
from .tickets import Interval, Ticket
from .visits import Visit

__all__ = [
    "AppointmentRule",
    "BlackoutDay",
    "Booking",
    "Counter",
    "CounterLine",
    "CounterShift",
    "DayFlag",
    "Interval",
    "LineDay",
    "ServiceLine",
    "Ticket",
    "Visit",
    "VisitImport",
    "VisitRecord",
]
