"""One look at a file that has arrived: its kind, its harm, and for a photo a new one in its place."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kinerja.platform.files import contents, sentences
from kinerja.platform.files.contents import Content
from kinerja.platform.files.kinds import IMAGES, Kind, largest
from kinerja.pure.lib.refusals import Invalid

from .documents import check_pdf
from .office import office_kind
from .pictures import renew
from .recognising import HEAD, check_text, recognise
from .scanning import Scan, scan

CHUNK = 1 << 20


@dataclass(frozen=True)
class Admitted:
    """A file that may come in: what lies in its place, and what it was when it arrived."""

    content: Content
    kind: Kind
    original_sha256: str
    likeness: int | None
    scan: Scan


def admit(path: Path, name: str) -> Admitted:
    """Raises Invalid with what to do. Slow for photos: call it outside of transactions."""
    with path.open("rb") as stream:
        kind = recognise(stream.read(HEAD), name) or office_kind(path, name)
    if path.stat().st_size > largest(kind):
        raise Invalid(sentences.TOO_LARGE, name=name, limit=largest(kind) // contents.MEGABYTE)
    scanned = scan(path, name)
    if kind in IMAGES:
        content, likeness = _renewed(path, kind, name)
    else:
        _check(path, kind, name)
        content, likeness = contents.keep(_chunks(path), limit=largest(kind)), None
    return Admitted(content, kind, contents.hash_of(path), likeness, scanned)


def _check(path: Path, kind: Kind, name: str) -> None:
    if kind == Kind.PDF:
        check_pdf(path, name)
    elif kind == Kind.TEXT:
        check_text(path, name)


def _renewed(path: Path, kind: Kind, name: str) -> tuple[Content, int | None]:
    with tempfile.TemporaryDirectory(prefix="kinerja-") as folder:
        fresh = Path(folder) / "fresh"
        picture = renew(path, fresh, kind, name)
        # A small PNG may grow when it is written anew; twice the cap is bound enough.
        return contents.keep(_chunks(fresh), limit=2 * largest(kind)), picture.likeness


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield chunk
