"""The verbs of the hall and of its records."""

from .arranging import add_counter, add_line, change_line, serve_lines
from .closing import close_past_days
from .imports import commit_visits
from .issuing import add_service, issue
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
    "call",
    "call_again",
    "call_next",
    "change_line",
    "close_counter",
    "close_past_days",
    "commit_visits",
    "finish",
    "hold",
    "issue",
    "leave",
    "mark_no_show",
    "open_counter",
    "put_back",
    "restore",
    "resume",
    "serve_lines",
    "start",
    "transfer",
]
