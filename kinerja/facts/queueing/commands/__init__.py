"""The verbs of the hall and of its records."""

from .appointments import cancel_appointment, close_appointments, confirm_appointment, hold_slot
from .arranging import add_counter, add_line, change_counter, change_line, serve_lines
from .checking_in import check_in
from .closing import close_past_days
from .flags import answer_day_flag, raise_day_flags
from .imports import commit_visits
from .issuing import add_service, issue
from .offering import black_out, lift_blackout, offer_appointments, withdraw_appointments
from .retiring import restore_counter, restore_line, retire_counter, retire_line
from .serving import (
    call,
    call_again,
    call_next,
    finish,
    hold,
    leave,
    mark_no_show,
    put_back,
    restore,
    resume,
    start,
    transfer,
)
from .sitting import close_counter, open_counter

__all__ = [
    "add_counter",
    "add_line",
    "add_service",
    "answer_day_flag",
    "black_out",
    "call",
    "call_again",
    "call_next",
    "cancel_appointment",
    "change_counter",
    "change_line",
    "check_in",
    "close_appointments",
    "close_counter",
    "close_past_days",
    "commit_visits",
    "confirm_appointment",
    "finish",
    "hold",
    "hold_slot",
    "issue",
    "leave",
    "lift_blackout",
    "mark_no_show",
    "offer_appointments",
    "open_counter",
    "put_back",
    "raise_day_flags",
    "restore",
    "restore_counter",
    "restore_line",
    "resume",
    "retire_counter",
    "retire_line",
    "serve_lines",
    "start",
    "transfer",
    "withdraw_appointments",
]
