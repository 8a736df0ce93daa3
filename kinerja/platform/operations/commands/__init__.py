from .interruptions import announce, beat, note_outage, take_over_outage, withdraw
from .jobs import claim, enqueue, fail, finish, forget_finished, note_progress, renew

__all__ = [
    "announce",
    "beat",
    "claim",
    "enqueue",
    "fail",
    "finish",
    "forget_finished",
    "note_outage",
    "note_progress",
    "renew",
    "take_over_outage",
    "withdraw",
]
