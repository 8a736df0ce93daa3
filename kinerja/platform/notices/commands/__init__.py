from .delivering import claim, mark_failed, mark_sent, route
from .notifying import notify, notify_all, notify_new
from .own import choose, mark_all_read, mark_read, unsubscribe

__all__ = [
    "choose",
    "claim",
    "mark_all_read",
    "mark_failed",
    "mark_read",
    "mark_sent",
    "notify",
    "notify_all",
    "notify_new",
    "route",
    "unsubscribe",
]
