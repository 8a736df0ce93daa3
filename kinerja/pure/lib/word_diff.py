"""What changed in a sentence, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Piece:
    """Some words: `same`, `out` (only before) or `in` (only after)."""

    kind: str
    text: str


def word_diff(before: str, after: str) -> list[Piece]:
    """The words of both texts in order, each marked once; what went stands before what came."""
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", " ".join(old[i:j])))
            continue
        pieces += [Piece("out", " ".join(old[i:j]))] if i < j else []
        pieces += [Piece("in", " ".join(new[k:m]))] if k < m else []
    return pieces
