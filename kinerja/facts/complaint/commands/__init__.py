"""The verbs of complaints."""

from .chasing import ask_after_four_weeks, escalate, escalate_overdue, lapse_silent
from .handling import answer, ask_more, review_and_close, route
from .reporting import (
    answer_four_weeks,
    citizen_agrees,
    citizen_disagrees,
    file_complaint,
    tell_more,
    withdraw,
)

__all__ = [
    "answer",
    "answer_four_weeks",
    "ask_after_four_weeks",
    "ask_more",
    "citizen_agrees",
    "citizen_disagrees",
    "escalate",
    "escalate_overdue",
    "file_complaint",
    "lapse_silent",
    "review_and_close",
    "route",
    "tell_more",
    "withdraw",
]
