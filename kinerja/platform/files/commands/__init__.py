"""The verbs of files."""

from .storing import LIMIT, store
from .uploading import (
    begin_upload,
    discard_upload,
    file_content,
    file_from_public,
    file_given,
    file_upload,
    forget_uploads,
    receive_piece,
)

__all__ = [
    "LIMIT",
    "begin_upload",
    "discard_upload",
    "file_content",
    "file_from_public",
    "file_given",
    "file_upload",
    "forget_uploads",
    "receive_piece",
    "store",
]
