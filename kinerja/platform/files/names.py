"""Names of uploads: shown to people, never used as a path."""

from __future__ import annotations

import unicodedata

LONGEST = 200
NAMELESS = "berkas"


def shown_name(name: str) -> str:
    """The last part of what the browser sent, without control and direction signs, of bearable length.

    A right-to-left override would let `exe.xlsx` pose as something else.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    if len(clean) <= LONGEST:
        return clean or NAMELESS
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}" if dot and len(ending) <= 10 else clean[:LONGEST]
