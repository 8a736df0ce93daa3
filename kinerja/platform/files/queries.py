"""Reading uploads back."""

from __future__ import annotations

from pathlib import Path

from kinerja.pure.lib.refusals import Refused, gettext_noop

from . import contents
from .models import StoredFile

LOST = gettext_noop(
    "Isi berkas “{name}” tidak ditemukan di penyimpanan. Unggah ulang, atau hubungi administrator sistem."
)


def path_of(stored: StoredFile) -> Path:
    """Where the bytes lie. Raises Refused when they are gone."""
    path = contents.whereabouts(stored.path)
    if not path.is_file():
        raise Refused(LOST, name=stored.name)
    return path


def is_intact(stored: StoredFile) -> bool:
    """Whether the bytes still are those that were uploaded."""
    path = contents.whereabouts(stored.path)
    return path.is_file() and contents.hash_of(path) == stored.sha256
