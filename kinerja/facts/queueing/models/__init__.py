"""The nouns of the hall and of its records."""

from .lines import Counter, CounterLine, CounterShift, LineDay, ServiceLine
from .records import VisitImport, VisitRecord
from .tickets import Interval, Ticket
from .visits import Visit

__all__ = [
    "Counter",
    "CounterLine",
    "CounterShift",
    "Interval",
    "LineDay",
    "ServiceLine",
    "Ticket",
    "Visit",
    "VisitImport",
    "VisitRecord",
]
