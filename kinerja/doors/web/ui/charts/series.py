"""A figure over time: line, interval as a band, target as a dashed line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import interval, number, places_for

from .drawing import WIDTH, Chart, Scale, line, nice_top, picture, text

HEIGHT, TOP, BOTTOM, LEFT = 150, 12, 122, 34


@dataclass(frozen=True)
class Point:
    """One period; a missing value leaves a gap."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0


def _scale(values: Sequence[float | None]) -> Scale:
    """Zoomed to what happened: a line shows change, and the marks at the side say from where."""
    known = [v for v in values if v is not None] or [0.0, 1.0]
    step = nice_top((max(known) - min(known)) / 2 or abs(max(known)) / 2)
    low = floor(min(known) / step) * step
    return Scale(low, max(low + 2 * step, ceil(max(known) / step) * step), BOTTOM, TOP)


def _x(index: int, count: int) -> float:
    return round(LEFT + 12 + index * (WIDTH - LEFT - 28) / max(count - 1, 1), 1)


def _path(pairs: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in pairs)


def _band(points: Sequence[Point], y: Scale) -> list[SafeString]:
    known = [(i, p.low, p.high) for i, p in enumerate(points) if p.low is not None and p.high is not None]
    if len(known) < 2:
        return []
    upper = [(_x(i, len(points)), y(high)) for i, _low, high in known]
    lower = [(_x(i, len(points)), y(low)) for i, low, _high in reversed(known)]
    return [format_html('<polygon class="c-area" points="{}"/>', _path(upper + lower))]


def _grid(y: Scale) -> list[SafeString]:
    marks = [y.low, (y.low + y.high) / 2, y.high]
    lines = [line("c-grid", LEFT, y(mark), WIDTH - 4, y(mark)) for mark in marks]
    return lines + [text("c-soft", LEFT - 5, y(mark) + 4, number(mark, 1), "end") for mark in marks]


def _dots(points: Sequence[Point], y: Scale) -> list[SafeString]:
    pairs = [(_x(i, len(points)), y(p.value)) for i, p in enumerate(points) if p.value is not None]
    path = format_html('<polyline class="c-line" points="{}"/>', _path(pairs))
    return [path, *(format_html('<circle class="c-dot" cx="{}" cy="{}" r="4.5"/>', x, dot) for x, dot in pairs)]


def _label(words: str, index: int, count: int) -> SafeString:
    """In the middle beneath its point; the last one ends with the picture instead of running out of it."""
    if index and index == count - 1:
        return text("c-soft", WIDTH - 2, 142, words, "end")
    return text("c-soft", _x(index, count), 142, words, "middle")


def series(points: Sequence[Point], *, caption: str, unit: str, target: float | None = None) -> Chart:
    """At most a dozen periods, oldest first."""
    values = [v for p in points for v in (p.value, p.low, p.high)]
    y = _scale([*values, target])
    labels = [_label(p.label, i, len(points)) for i, p in enumerate(points)]
    aim = [] if target is None else [line("c-limit", LEFT, y(target), WIDTH - 4, y(target))]
    body = [*_grid(y), *_band(points, y), *aim, *_dots(points, y), *labels]
    shown = [number(p.value, places_for(p.value)) if p.value is not None else "–" for p in points]
    return Chart(
        svg=picture(body, HEIGHT, caption, "; ".join(f"{p.label}: {s}" for p, s in zip(points, shown, strict=True))),
        caption=caption,
        note="" if target is None else gettext("Garis putus-putus: target {n}.").format(n=f"{number(target)} {unit}"),
        head=(gettext("Periode"), unit, gettext("Selang 95%"), "n"),
        rows=tuple(
            (p.label, s, interval(p.low, p.high) or "–", number(p.n)) for p, s in zip(points, shown, strict=True)
        ),
    )
