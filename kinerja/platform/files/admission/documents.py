"""PDF: whole, open, and without anything that runs by itself.

No reader of PDF is written here. Names of actions are looked for where they can stand: outside of streams, and in
compressed streams of objects. What is cleverly hidden still meets the sandbox in which every file is served.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from kinerja.platform.files import sentences
from kinerja.platform.files.contents import MEGABYTE
from kinerja.pure.lib.refusals import Invalid

TAIL = 2048
MOST_UNPACKED = 64 * MEGABYTE
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|RichMedia)(?![A-Za-z0-9])")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm")
_LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
_LONGEST_DICTIONARY = 1024


def check_pdf(path: Path, name: str) -> None:
    """Raises Invalid for what is cut off, locked, or acts by itself."""
    content = path.read_bytes()
    if b"startxref" not in content[-TAIL:]:
        raise Invalid(sentences.DAMAGED, name=name)
    outside = _plain(_STREAM.sub(b"stream", content))
    if _LOCKED.search(outside):
        raise Invalid(sentences.ENCRYPTED, name=name)
    if _ACTIVE.search(outside) or any(_ACTIVE.search(_plain(part)) for part in _object_streams(content, name)):
        raise Invalid(sentences.ACTIVE_PDF, name=name)


def _plain(text: bytes) -> bytes:
    """`/J#61vaScript` is the same name as `/JavaScript`."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text)


def _object_streams(content: bytes, name: str) -> Iterator[bytes]:
    left = MOST_UNPACKED
    for found in _STREAM.finditer(content):
        before = content[max(0, found.start() - _LONGEST_DICTIONARY) : found.start()]
        if not _OBJECTS.search(_plain(before[before.rfind(b" obj") :])):
            continue
        unpacked = _unpacked(found[1], left)
        left -= len(unpacked)
        if left <= 0:
            raise Invalid(sentences.BOMB, name=name)
        yield unpacked


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return packed
