"""The end of an upload: compared, looked at outside of any transaction, then filed in one.

Decoding a photo takes up to a second; SQLite would keep every other writer waiting for it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.pure.lib.refusals import Invalid

from . import contents, pieces, sentences
from .admission import admit
from .commands import discard_upload, file_from_public, file_given, file_upload
from .kinds import PAPERS, largest_of_all
from .models import StoredFile, Upload
from .names import shown_name


def finish(upload: Upload, *, actor: Actor, now: datetime) -> StoredFile:
    """The file of a whole upload. Raises Invalid where it is refused (and thrown away), TryLater where it is kept."""
    require(actor, Permission.FILE_UPLOAD, upload)
    if upload.file is not None:
        return upload.file
    if upload.received < upload.size:
        raise Invalid(sentences.NOT_WHOLE, name=upload.name, received=upload.received, size=upload.size)
    try:
        path = _whole(upload)
        admitted = admit(path, upload.name)
    except Invalid:
        discard_upload(upload, actor=actor, now=now)
        raise
    return file_upload(upload, admitted=admitted, actor=actor, now=now)


def take_in(chunks: Iterable[bytes], *, name: str, actor: Actor, now: datetime) -> StoredFile:
    """A file that came whole with a form, by the same rules. Raises Invalid."""
    require(actor, Permission.FILE_UPLOAD)
    name = shown_name(name)
    with _arrived(chunks, name, largest_of_all()) as (path, size):
        return file_given(admit(path, name), name=name, size=size, actor=actor, now=now)


def take_from_public(chunks: Iterable[bytes], *, name: str, actor: Actor, now: datetime) -> StoredFile:
    """A photo or PDF that came without signing in, by tighter limits. Raises Invalid."""
    require(actor, Permission.FILE_HAND_IN)
    name = shown_name(name)
    with _arrived(chunks, name, settings.PUBLIC_UPLOAD_LIMIT) as (path, size):
        admitted = admit(path, name)
        if admitted.kind not in PAPERS:
            raise Invalid(sentences.ONLY_PAPERS, name=name)
        return file_from_public(admitted, name=name, size=size, actor=actor, now=now)


@contextmanager
def _arrived(chunks: Iterable[bytes], name: str, limit: int) -> Iterator[tuple[Path, int]]:
    """The bytes of a form on the disk, and how many. Raises Invalid where there are none or too many."""
    with tempfile.TemporaryDirectory(prefix="kinerja-") as folder:
        path, size = Path(folder) / "given", 0
        with path.open("wb") as target:
            for chunk in chunks:
                size += len(chunk)
                if size > limit:
                    raise Invalid(sentences.TOO_LARGE, name=name, limit=limit // contents.MEGABYTE)
                target.write(chunk)
        if not size:
            raise Invalid(contents.EMPTY)
        yield path, size


def _whole(upload: Upload) -> Path:
    """The pieces as one file, exactly as announced."""
    path = pieces.lying(upload.pk)
    if not path.is_file() or os.path.getsize(path) != upload.size:
        raise Invalid(sentences.CHANGED_ON_THE_WAY, name=upload.name)
    if upload.sha256 and contents.hash_of(path) != upload.sha256:
        raise Invalid(sentences.CHANGED_ON_THE_WAY, name=upload.name)
    return path
