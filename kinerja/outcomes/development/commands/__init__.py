"""Verbs of development."""

from .answering import answer_help, reply_to_step
from .deciding import decide_path, settle_help
from .helping import give_help, promise_help
from .opening import propose_path, withdraw_proposal

__all__ = [
    "answer_help",
    "decide_path",
    "give_help",
    "promise_help",
    "propose_path",
    "reply_to_step",
    "settle_help",
    "withdraw_proposal",
]
