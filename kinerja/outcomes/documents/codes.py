"""QR codes by the thousand, of addresses that differ only in a code and a digest.

With version, mask and length fixed, every module of a QR code is a sum of data bits over GF(2): Reed-Solomon is linear,
the mask is added, the rest is fixed. So segno draws one code and what each single bit of the varying signs changes in
it; all others are sums of those, thirty times as fast and module for module the same (a test compares).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import segno

Drawn = list[list[int]]
BITS = 7
"""Of a sign of the two texts: they are ASCII."""
_ZERO = "0"


def drawn(address: str) -> Drawn:
    """Rows of modules, 0 for black and 255 for white."""
    # A chosen mask is as readable, and trying all eight takes longer than setting the page.
    code = segno.make(address, error="m", mask=3, boost_error=False)
    return [[0 if dark else 255 for dark in row] for row in code.matrix]


@cache
def drawer(template: str, *lengths: int) -> Callable[..., Drawn]:
    """`drawn(template.format(*texts))` for texts of these lengths; learning takes a third of a second, once."""
    texts = [_ZERO * length for length in lengths]

    def modules(which: int = 0, at: int = 0, sign: str = "") -> np.ndarray:
        given = [text[:at] + sign + text[at + 1 :] if n == which and sign else text for n, text in enumerate(texts)]
        return np.array(drawn(template.format(*given)), dtype=np.uint8)

    first = modules()
    places = [(which, at) for which, length in enumerate(lengths) for at in range(length)]
    changes = np.stack(
        [modules(which, at, chr(ord(_ZERO) ^ 1 << bit)) ^ first for which, at in places for bit in range(BITS)]
    ).reshape(len(places), BITS, *first.shape)

    def draw(*given: str) -> Drawn:
        bits = np.frombuffer("".join(given).encode("ascii"), dtype=np.uint8) ^ ord(_ZERO)
        wanted = (bits[:, None] >> np.arange(BITS)) & 1 == 1
        found: Drawn = (np.bitwise_xor.reduce(changes[wanted], axis=0) ^ first).tolist()
        return found

    return draw
