"""Uploads on their way: the bytes that have arrived so far, one file for each upload."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID

from .contents import whereabouts

FOLDER = ".pieces"


def lying(upload: UUID) -> Path:
    return whereabouts(f"{FOLDER}/{upload.hex}")


def lay(upload: UUID, offset: int, piece: bytes) -> None:
    """Write a piece to its place, on the disk before anybody says that it arrived."""
    path = lying(upload)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        os.pwrite(handle, piece, offset)
        os.ftruncate(handle, offset + len(piece))
        os.fdatasync(handle)
    finally:
        os.close(handle)


def remove(upload: UUID) -> None:
    lying(upload).unlink(missing_ok=True)
