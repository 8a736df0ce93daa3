"""The verbs of activity."""

from .answering import accept_report, ask_about, open_report
from .bulk import Declaration, take_over_declarations
from .comparing import compare_evidence, explain_flag
from .confirming import change_suggested, confirm_suggested, disown_suggested
from .declaring import declare
from .ideas import confirm_idea, decline_idea, submit_idea
from .reporting import answer_question, submit_report, withdraw_report
from .rhythm import set_rhythm
from .sampling import accept_sample, draw_sample

__all__ = [
    "Declaration",
    "accept_report",
    "accept_sample",
    "answer_question",
    "ask_about",
    "change_suggested",
    "compare_evidence",
    "confirm_idea",
    "confirm_suggested",
    "declare",
    "decline_idea",
    "disown_suggested",
    "draw_sample",
    "explain_flag",
    "open_report",
    "set_rhythm",
    "submit_idea",
    "submit_report",
    "take_over_declarations",
    "withdraw_report",
]
