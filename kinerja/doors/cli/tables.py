"""Columns for people who read in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Left-aligned text, numbers to the right, two spaces between columns."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(line[i]) for line in [list(heads), *cells]) for i in range(len(heads))]
    numeric = [bool(cells) and all(_is_number(line[i]) for line in cells) for i in range(len(heads))]

    def line(parts: Sequence[str]) -> str:
        padded = (p.rjust(w) if n else p.ljust(w) for p, w, n in zip(parts, widths, numeric, strict=True))
        return "  ".join(padded).rstrip()

    return "\n".join([line(heads), line(["-" * width for width in widths]), *(line(row) for row in cells)])


def _is_number(text: str) -> bool:
    return text in {"", "-"} or text.lstrip("-").replace(".", "").replace(",", "").replace("%", "").isdigit()


def shown(value: Any) -> str:
    """Three decimals in a terminal; the documents keep them all."""
    if value is None or value != value:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
