"""The verbs of teaching."""

from .lessons import confirm_lesson, correct_lesson, take_over_lessons
from .observations import answer_observation, observe, revise_observation, send_observation
from .timetables import (
    SlotRow,
    add_slot,
    change_bells,
    close_school,
    end_slot,
    fill_timetable,
    open_timetable,
    reopen_school,
)

__all__ = [
    "SlotRow",
    "add_slot",
    "answer_observation",
    "change_bells",
    "close_school",
    "confirm_lesson",
    "correct_lesson",
    "end_slot",
    "fill_timetable",
    "observe",
    "open_timetable",
    "reopen_school",
    "revise_observation",
    "send_observation",
    "take_over_lessons",
]
