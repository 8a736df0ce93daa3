"""Shares of units against their number of cases: dots inside or outside two pairs of limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import interval, number

from .drawing import WIDTH, Chart, Scale, line, picture, short, text

HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 250, 12, 206, 40, WIDTH - 10

Limit = tuple[int, float, float]
"""Number of cases, lower and upper bound in percent."""


@dataclass(frozen=True)
class Spot:
    """One unit: share in percent, its interval and its cases; `flag` says in words that it lies outside, or nothing."""

    label: str
    n: int
    value: float
    low: float | None = None
    high: float | None = None
    flag: str = ""


def _points(limits: Sequence[Limit], x: Scale, y: Scale, end: int) -> str:
    return " ".join(f"{x(log10(limit[0]))},{y(limit[end])}" for limit in limits)


def _curves(limits: Sequence[Limit], css: str, x: Scale, y: Scale) -> list[SafeString]:
    shape = '<polyline class="{}" points="{}"/>'
    return [format_html(shape, css, _points(limits, x, y, end)) for end in (1, 2)]


def _marks(x: Scale) -> list[int]:
    """Round numbers of cases along the axis: 1, 2 and 5 times powers of ten, fewer where they would be crowded."""
    steps = (1, 2, 5) if x.high - x.low < 1.6 else (1,)
    return [step * 10**power for power in range(7) for step in steps if x.low <= log10(step * 10**power) <= x.high]


def _grid(x: Scale, y: Scale) -> list[SafeString]:
    marks = [y.low, (y.low + y.high) / 2, y.high]
    drawn = [line("c-grid", LEFT, y(mark), RIGHT, y(mark)) for mark in marks]
    drawn += [text("c-soft", LEFT - 5, y(mark) + 4, f"{number(mark, 0)}%", "end") for mark in marks]
    for mark in _marks(x):
        drawn.append(text("c-soft", x(log10(mark)), BOTTOM + 17, number(mark), "middle"))
        drawn.append(line("c-grid", x(log10(mark)), TOP, x(log10(mark)), BOTTOM))
    return [*drawn, text("c-soft", (LEFT + RIGHT) / 2, BOTTOM + 36, gettext("banyaknya kasus"), "middle")]


def _spot(spot: Spot, x: Scale, y: Scale) -> list[SafeString]:
    across, up = x(log10(spot.n)), y(spot.value)
    css = "c-dot is-outside" if spot.flag else "c-dot"
    drawn = [format_html('<circle class="{}" cx="{}" cy="{}" r="5"/>', css, across, up)]
    if spot.flag:
        left = across > (LEFT + RIGHT) / 2
        drawn.append(
            text("c-text", across + (-9 if left else 9), up + 4, short(spot.label, 26), "end" if left else "start")
        )
    return drawn


def funnel(
    spots: Sequence[Spot], *, centre: float, inner: Sequence[Limit], outer: Sequence[Limit], caption: str
) -> Chart:
    """`inner`, `outer`: the 95 % and 99.8 % limits over the same numbers of cases. Only spots outside are named."""
    sizes = [log10(limit[0]) for limit in inner]
    x = Scale(min(sizes), max(max(sizes), min(sizes) + 0.1), LEFT, RIGHT)
    lowest = min([spot.value for spot in spots] + [limit[1] for limit in inner])
    y = Scale(max(0.0, lowest // 10 * 10), 100, BOTTOM, TOP)
    body = [*_grid(x, y), line("c-axis", LEFT, y(centre), RIGHT, y(centre))]
    body += [*_curves(outer, "c-limit-outer", x, y), *_curves(inner, "c-limit-inner", x, y)]
    for spot in sorted(spots, key=lambda known: bool(known.flag)):
        body += _spot(spot, x, y)
    outside = [f"{spot.label}: {number(spot.value, 1)}% ({spot.flag})" for spot in spots if spot.flag]
    return Chart(
        svg=picture(body, HEIGHT, caption, "; ".join(outside) or gettext("Semua unit berada di dalam batas.")),
        caption=caption,
        note=gettext("Garis tengah: rata-rata bersama. Garis dalam: lihat. Garis luar: periksa."),
        head=(gettext("Unit"), "%", gettext("Selang 95%"), "n", gettext("Letak")),
        rows=tuple(
            (
                spot.label,
                number(spot.value, 1),
                interval(spot.low, spot.high) or "–",
                number(spot.n),
                spot.flag or gettext("di dalam batas"),
            )
            for spot in spots
        ),
    )
