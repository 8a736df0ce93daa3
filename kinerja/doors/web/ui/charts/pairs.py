"""Two shares of the same unit side by side: a filled dot, a hollow diamond, and the distance between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import number

from .drawing import WIDTH, Chart, Scale, joined, line, picture, short, text

ROW, TOP, LETTERS = 52, 6, 46


@dataclass(frozen=True)
class Pair:
    """Shares of 1; missing ones are told by `words` alone. `words` stand at the right of the label."""

    label: str
    first: float | None
    second: float | None
    words: str
    row: tuple[str, ...] = ()


def pairs(
    rows: Sequence[Pair], *, caption: str, first: str, second: str, head: tuple[str, ...], note: str = ""
) -> Chart:
    """`first` and `second` name the dot and the diamond; `head` heads the table that each pair brings a row of."""
    x = Scale(0, 1, 8, WIDTH - 8)
    drawn = [_row(one, TOP + place * ROW, x) for place, one in enumerate(rows)]
    bottom = TOP + len(rows) * ROW
    drawn += [text("c-soft", x(mark), bottom + 14, f"{number(mark * 100, 0)}%", anchor) for mark, anchor in _ENDS]
    key = gettext("Titik penuh: {first}. Belah ketupat: {second}.").format(first=first, second=second)
    return Chart(
        svg=picture(drawn, bottom + 20, caption, "; ".join(f"{one.label}: {one.words}" for one in rows)),
        caption=caption,
        note=" ".join(filter(None, [key, note])),
        head=head,
        rows=tuple((one.label, *one.row) for one in rows),
    )


_ENDS = ((0.0, "start"), (0.5, "middle"), (1.0, "end"))


def _row(one: Pair, top: float, x: Scale) -> SafeString:
    y = top + 32
    drawn = [
        text("c-text", 4, top + 16, short(one.label, max(LETTERS - len(one.words), 14))),
        text("c-text c-strong", WIDTH - 4, top + 16, one.words, "end"),
        line("c-axis", x.left, y, x.right, y),
    ]
    if one.first is not None and one.second is not None:
        a, b = x(one.first), x(one.second)
        corners = f"{b},{y - 8} {b + 8},{y} {b},{y + 8} {b - 8},{y}"
        drawn += [
            line("c-range", min(a, b), y, max(a, b), y),
            format_html('<polygon class="c-diamond" points="{}"/>', corners),
            format_html('<circle class="c-dot" cx="{}" cy="{}" r="6"/>', a, y),
        ]
    return joined(drawn)
