"""The verbs of feedback."""

from .asking import ask_feedback, decline_request
from .checkins import add_to_agenda, object_to_record, plan_check_in, record_check_in, sign_check_in
from .counselling import (
    close_privately,
    decline_privately,
    invite_privately,
    list_privately,
    note_privately,
    report_privately,
)
from .giving import give_feedback, mark_read, replace_feedback, reply_to
from .guiding import answer_guidance, arrange_guidance, receive_guidance, record_guidance
from .steps import agree_step, drop_step, finish_step

__all__ = [
    "add_to_agenda",
    "agree_step",
    "answer_guidance",
    "arrange_guidance",
    "ask_feedback",
    "close_privately",
    "decline_privately",
    "decline_request",
    "drop_step",
    "finish_step",
    "give_feedback",
    "invite_privately",
    "list_privately",
    "mark_read",
    "note_privately",
    "object_to_record",
    "plan_check_in",
    "receive_guidance",
    "record_check_in",
    "record_guidance",
    "replace_feedback",
    "reply_to",
    "report_privately",
    "sign_check_in",
]
