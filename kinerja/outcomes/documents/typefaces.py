"""Which characters our typefaces can print. PDF/A refuses a page with a sign that its typeface lacks."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "layout" / "fonts"
LACKING = "□"
"""Stands for a sign that cannot be printed, so that the reader sees that there was one."""
_UNSEEN = ("Cc", "Cf", "Mn", "Me")
"""Control characters, joiners and marks: without a glyph they leave nothing behind."""


def printable(value: Any) -> Any:
    """The same words with signs the typefaces have: composed, an emoji as a box. Lists and mappings go in depth."""
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return value
        return "".join(map(_sign, unicodedata.normalize("NFC", value)))
    if isinstance(value, list):
        return [printable(one) for one in value]
    if isinstance(value, dict):
        return {name: printable(one) for name, one in value.items()}
    return value


def _sign(sign: str) -> str:
    if sign == "\n" or ord(sign) in covered():
        return sign
    if sign.isspace():
        return " "
    return "" if unicodedata.category(sign) in _UNSEEN else LACKING


@cache
def covered() -> frozenset[int]:
    """Code points that every face has."""
    faces = [frozenset(_code_points(path.read_bytes())) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset.intersection(*faces)


def _code_points(font: bytes) -> Iterator[int]:
    """Of the table `cmap`, in its segments of 32-bit code points (format 12, OpenType 1.9)."""
    start = next(offset for tag, offset in _tables(font) if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for at in range(count):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * at)
        kind, groups = struct.unpack_from(">H10xI", font, start + offset)
        if kind == 12:
            for first, last, _glyph in struct.iter_unpack(">III", font[start + offset + 16 :][: 12 * groups]):
                yield from range(first, last + 1)


def _tables(font: bytes) -> Iterator[tuple[bytes, int]]:
    (count,) = struct.unpack_from(">H", font, 4)
    for tag, _checksum, offset, _length in struct.iter_unpack(">4sIII", font[12 : 12 + 16 * count]):
        yield tag, offset
