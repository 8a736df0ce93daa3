"""Near-sameness of texts: SimHash over shingles of words, 64 bits, and the bands by which near ones are found."""

from __future__ import annotations

import re
from hashlib import blake2b

BITS = 64
BANDS = 4
WIDTH = BITS // BANDS
NEAR = BANDS - 1
"""Prints that differ in so many bits at most share at least one band whole."""
SHINGLE = 3
FEWEST_WORDS = 15
"""Shorter texts say the same without anybody having copied: "melayani warga di loket"."""
_WORD = re.compile(r"[^\W_]+")


def text_print(text: str) -> int | None:
    """The print of a text as a signed 64-bit number; None where it is too short to tell."""
    words = _WORD.findall(text.casefold())
    if len(words) < FEWEST_WORDS:
        return None
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    weights = [0] * BITS
    for shingle in shingles:
        digest = int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest(), "big")
        for bit in range(BITS):
            weights[bit] += 1 if digest >> bit & 1 else -1
    return signed(sum(1 << bit for bit in range(BITS) if weights[bit] > 0))


def bands(number: int) -> list[int]:
    """The print cut into bands, the lowest first."""
    unsigned = number % (1 << BITS)
    return [unsigned >> (WIDTH * band) & ((1 << WIDTH) - 1) for band in range(BANDS)]


def distance(one: int, other: int) -> int:
    """How many bits differ."""
    return ((one ^ other) % (1 << BITS)).bit_count()


def signed(number: int) -> int:
    """As databases keep it."""
    return number - (1 << BITS) if number >= 1 << (BITS - 1) else number
