"""How many got what, worst to best as on the evaluation form: bars, and over them the guidance as a dashed line."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import number

from .distribution import Part
from .drawing import WIDTH, Chart, Scale, line, nice_top, picture, rect, text

HEIGHT, TOP, BOTTOM, LEFT = 236, 18, 178, 34


def curve(parts: Sequence[Part], *, caption: str, note: str = "") -> Chart:
    """The parts from worst to best; `expected` shares become the dashed line with a diamond at each class."""
    total = sum(part.count for part in parts)
    shares = [part.count / (total or 1) for part in parts]
    guided = all(part.expected is not None for part in parts)
    top = nice_top(max([*shares, *(part.expected or 0 for part in parts), 0.2]))
    y, step = Scale(0, top, BOTTOM, TOP), (WIDTH - LEFT - 4) / len(parts)
    middles = [round(LEFT + (place + 0.5) * step, 1) for place in range(len(parts))]
    drawn = _grid(y)
    for x, part, share in zip(middles, parts, shares, strict=True):
        drawn += [
            rect("c-fill", x - step * 0.28, y(share), step * 0.56, round(BOTTOM - y(share), 1), 2),
            text("c-text c-strong", x, _above(y(share), part, y), number(part.count), "middle"),
            *_label(part.label, x),
        ]
    if guided:
        drawn += _line([(x, y(part.expected or 0)) for x, part in zip(middles, parts, strict=True)])
    return Chart(
        svg=picture(drawn, HEIGHT, caption, "; ".join(f"{part.label}: {number(part.count)}" for part in parts)),
        caption=caption,
        note=" ".join(filter(None, [_key(guided), note])),
        head=(gettext("Predikat"), gettext("Pegawai"), gettext("Bagian"), gettext("Pola acuan")),
        rows=tuple(_row(part, share) for part, share in zip(parts, shares, strict=True)),
    )


def _key(guided: bool) -> str:
    words = gettext("Batang: pegawai.")
    return f"{words} {gettext('Garis putus-putus dengan tanda belah ketupat: pola acuan.')}" if guided else words


def _grid(y: Scale) -> list[SafeString]:
    marks = [y.low, (y.low + y.high) / 2, y.high]
    lines = [line("c-grid", LEFT, y(mark), WIDTH - 4, y(mark)) for mark in marks]
    return lines + [text("c-soft", LEFT - 5, y(mark) + 4, f"{number(mark * 100, 0)}%", "end") for mark in marks]


def _above(top: float, part: Part, y: Scale) -> float:
    """Over the bar, and over a diamond that lies just there."""
    diamond = None if part.expected is None else y(part.expected)
    near = diamond is not None and top - 24 < diamond < top + 8
    return max((min(top, diamond - 6) if near and diamond is not None else top) - 5, 11)


def _label(label: str, x: float) -> list[SafeString]:
    """Each word on a line of its own: five classes share the width of a phone."""
    return [text("c-soft", x, BOTTOM + 18 + 15 * place, word, "middle") for place, word in enumerate(label.split(" "))]


def _line(points: Sequence[tuple[float, float]]) -> list[SafeString]:
    path = " ".join(f"{x},{y}" for x, y in points)
    drawn = [format_html('<polyline class="c-limit" fill="none" points="{}"/>', path)]
    for x, y in points:
        corners = f"{x},{y - 6} {x + 6},{y} {x},{y + 6} {x - 6},{y}"
        drawn.append(format_html('<polygon class="c-diamond" points="{}"/>', corners))
    return drawn


def _percent(share: float) -> str:
    return f"{number(share * 100, 0)}%"


def _row(part: Part, share: float) -> tuple[str, ...]:
    return part.label, number(part.count), _percent(share), "–" if part.expected is None else _percent(part.expected)
