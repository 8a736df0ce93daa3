"""Verbs of surveys."""

from .answering import answer_survey
from .asking import invite, open_survey
from .following import close_follow_up, plan_follow_up
from .imports import store_answers
from .taking_over import PastService, take_over_answers

__all__ = [
    "PastService",
    "answer_survey",
    "close_follow_up",
    "invite",
    "open_survey",
    "plan_follow_up",
    "store_answers",
    "take_over_answers",
]
