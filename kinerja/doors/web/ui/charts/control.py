"""A control chart: the figure week by week, the limits of its noise, and squares where there is a signal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import interval, number, places_for

from .drawing import WIDTH, Chart, Scale, line, nice_top, picture, text

HEIGHT, TOP, BOTTOM, LEFT = 190, 14, 150, 38


@dataclass(frozen=True)
class Mark:
    """One stretch of time; limits are None while there are too few. `signal` says what it shows, or nothing."""

    label: str
    value: float
    n: int
    low: float | None
    high: float | None
    signal: str = ""


def control(marks: Sequence[Mark], *, centre: float, unit: str, caption: str, note: str, top: float | None) -> Chart:
    """`top` is the highest value there can be (100 for shares); the scale begins at 0 or below."""
    y = _scale(marks, top)
    x = [round(LEFT + 8 + place * (WIDTH - LEFT - 20) / max(len(marks) - 1, 1), 1) for place in range(len(marks))]
    drawn = _grid(y)
    if not isnan(centre):
        drawn.append(line("c-axis", LEFT, y(centre), WIDTH - 4, y(centre)))
    drawn += [*_steps(marks, x, y, "low"), *_steps(marks, x, y, "high")]
    points = " ".join(f"{at},{y(mark.value)}" for at, mark in zip(x, marks, strict=True))
    drawn.append(format_html('<polyline class="c-line" points="{}"/>', points))
    drawn += [_point(mark, at, y(mark.value)) for at, mark in zip(x, marks, strict=True)]
    drawn += _labels(marks, x)
    return Chart(
        svg=picture(drawn, HEIGHT, caption, "; ".join(f"{one.label}: {_shown(one.value)}" for one in marks)),
        caption=caption,
        note=note,
        head=(gettext("Pekan mulai"), unit, gettext("Batas"), "n", gettext("Tanda")),
        rows=tuple(_row(one) for one in marks),
    )


def _scale(marks: Sequence[Mark], top: float | None) -> Scale:
    known = [part for one in marks for part in (one.value, one.low, one.high) if part is not None]
    highest = top if top is not None else nice_top(max(known, default=1.0))
    lowest = min(0.0, min(known, default=0.0))
    if top is not None and min(known, default=0.0) > top / 2:
        lowest = top / 2
    return Scale(lowest, max(highest, lowest + 1e-9), BOTTOM, TOP)


def _grid(y: Scale) -> list[SafeString]:
    marks = [y.low, (y.low + y.high) / 2, y.high]
    lines = [line("c-grid", LEFT, y(mark), WIDTH - 4, y(mark)) for mark in marks]
    return lines + [text("c-soft", LEFT - 5, y(mark) + 4, number(mark, places_for(y.high)), "end") for mark in marks]


def _steps(marks: Sequence[Mark], x: Sequence[float], y: Scale, end: str) -> list[SafeString]:
    known = [(at, getattr(one, end)) for at, one in zip(x, marks, strict=True) if getattr(one, end) is not None]
    if len(known) < 2:
        return []
    points = " ".join(f"{at},{y(value)}" for at, value in known)
    return [format_html('<polyline class="c-limit" fill="none" points="{}"/>', points)]


def _point(mark: Mark, x: float, y: float) -> SafeString:
    if mark.signal:
        return format_html('<rect class="c-signal" x="{}" y="{}" width="11" height="11"/>', x - 5.5, y - 5.5)
    return format_html('<circle class="c-dot" cx="{}" cy="{}" r="4"/>', x, y)


def _labels(marks: Sequence[Mark], x: Sequence[float]) -> list[SafeString]:
    """First and last: dates in full leave no room for a third on a phone; the table has them all."""
    if not marks:
        return []
    ends = {0: "start", len(marks) - 1: "end"}
    return [text("c-soft", x[place], BOTTOM + 20, marks[place].label, anchor) for place, anchor in ends.items()]


def _shown(value: float) -> str:
    return number(value, places_for(value))


def _row(one: Mark) -> tuple[str, ...]:
    return one.label, _shown(one.value), interval(one.low, one.high) or "–", number(one.n), one.signal or "–"
