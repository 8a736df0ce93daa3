"""The nouns of teaching."""

from .lessons import LessonRecord
from .observations import Observation
from .timetables import SchoolClosure, Slot, Timetable

__all__ = ["LessonRecord", "Observation", "SchoolClosure", "Slot", "Timetable"]
