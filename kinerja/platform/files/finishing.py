"""The end of an upload: compared, looked at outside of any transaction, then filed in one.

Decoding a photo takes up to a second; SQLite would keep every other writer waiting for it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.pure.lib.refusals import Invalid

from . import contents, pieces, sentences
from .admission import admit
from .commands import discard_upload, file_given, file_upload
from .kinds import largest_of_all
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
    name, limit = shown_name(name), largest_of_all()
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
        return file_given(admit(path, name), name=name, size=size, actor=actor, now=now)


def _whole(upload: Upload) -> Path:
    """The pieces as one file, exactly as announced."""
    path = pieces.lying(upload.pk)
    if not path.is_file() or os.path.getsize(path) != upload.size:
        raise Invalid(sentences.CHANGED_ON_THE_WAY, name=upload.name)
    if upload.sha256 and contents.hash_of(path) != upload.sha256:
        raise Invalid(sentences.CHANGED_ON_THE_WAY, name=upload.name)
    return path
