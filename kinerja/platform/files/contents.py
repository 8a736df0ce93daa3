"""The bytes of uploads on disk, named by their hash."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage

from kinerja.pure.lib.refusals import Invalid, gettext_noop

TOO_LARGE = gettext_noop("Berkas lebih besar dari {limit} MB. Perkecil atau bagi berkasnya, lalu unggah lagi.")
EMPTY = gettext_noop("Berkas ini kosong. Periksa berkasnya, lalu unggah lagi.")
MEGABYTE = 2**20


@dataclass(frozen=True)
class Content:
    """Bytes that lie in their place: hash, size, path below the uploads folder."""

    sha256: str
    size: int
    path: str


def keep(chunks: Iterable[bytes], *, limit: int) -> Content:
    """Write a stream to its place, once for the same bytes. Raises Invalid when empty or above `limit` bytes.

    It appears under its name only when it is whole: a crash leaves a temporary file, never half a document.
    """
    with _draft() as (handle, draft):
        digest, size = hashlib.sha256(), 0
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                raise Invalid(TOO_LARGE, limit=limit // MEGABYTE)
            digest.update(chunk)
            os.write(handle, chunk)
        if not size:
            raise Invalid(EMPTY)
        os.fsync(handle)
        path = f"{digest.hexdigest()[:2]}/{digest.hexdigest()}"
        _place(draft, whereabouts(path))
    return Content(digest.hexdigest(), size, path)


def whereabouts(path: str) -> Path:
    """The place of a stored path on this machine."""
    return Path(default_storage.path(path))


def hash_of(path: Path) -> str:
    """SHA-256 of what lies there, hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _draft() -> Iterator[tuple[int, Path]]:
    """A file beside the final places: a rename within one disk is whole or not at all."""
    folder = whereabouts("")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=folder, prefix=".draft-")
    try:
        yield handle, Path(name)
    finally:
        os.close(handle)
        Path(name).unlink(missing_ok=True)


def _place(draft: Path, final: Path) -> None:
    final.parent.mkdir(exist_ok=True, mode=0o700)
    draft.replace(final)
