"""The verbs of casework."""

from .asking import Given, complete, submit, withdraw
from .checking import draw_second_looks, look_again
from .correcting import answer_correction, ask_correction
from .handling import (
    approve,
    check,
    hand_on,
    hand_over,
    make_ready,
    process,
    refuse,
    return_to_citizen,
    tell_delay,
)
from .past import PastFile, PastStep, take_over_files
from .replaying import replay

__all__ = [
    "Given",
    "PastFile",
    "PastStep",
    "answer_correction",
    "approve",
    "ask_correction",
    "check",
    "complete",
    "draw_second_looks",
    "hand_on",
    "hand_over",
    "look_again",
    "make_ready",
    "process",
    "refuse",
    "replay",
    "return_to_citizen",
    "submit",
    "take_over_files",
    "tell_delay",
    "withdraw",
]
