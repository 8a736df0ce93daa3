"""The verbs of services."""

from .attributing import attribute_request
from .imports import commit_log, note_check, start_import
from .officers import enlist_officers, label_in, match_officer, match_officers
from .recording import record_requests
from .standards import add_service, set_standard

__all__ = [
    "add_service",
    "attribute_request",
    "commit_log",
    "enlist_officers",
    "label_in",
    "match_officer",
    "match_officers",
    "note_check",
    "record_requests",
    "set_standard",
    "start_import",
]
