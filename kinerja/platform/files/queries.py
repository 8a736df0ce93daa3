"""Reading uploads back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

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


def own_files(user_id: UUID | None, keys: Iterable[UUID]) -> list[StoredFile]:
    """Files that this person uploaded, in the order asked for; those of others are left out."""
    wanted = list(dict.fromkeys(keys))
    found = {file.pk: file for file in StoredFile.objects.filter(pk__in=wanted, uploaded_by=user_id).exclude(kind="")}
    return [found[key] for key in wanted if key in found]
