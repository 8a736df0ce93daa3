"""Figures against targets: a dot, the interval around it, the target as a gold mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import interval, number, places_for

from .drawing import WIDTH, Chart, Scale, joined, line, picture, rect, scale_for, short, text

ROW = 64
# Label and value share one line of so many letters.
LETTERS = 52


@dataclass(frozen=True)
class Dot:
    """One figure. Of the targets, `target_high` is set only for a range; a missing value draws no dot."""

    label: str
    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    target_low: float | None = None
    target_high: float | None = None
    n: int = 0
    provisional: bool = False
    places: int | None = None
    """Decimals, where the size of the number does not say how exact it is."""

    @property
    def shown(self) -> str:
        if self.value is None:
            return gettext("belum ada")
        places = places_for(self.value) if self.places is None else self.places
        return f"{number(self.value, places)} {self.unit}"

    @property
    def target(self) -> str:
        known = [number(t, 2) for t in (self.target_low, self.target_high) if t is not None]
        return "–".join(dict.fromkeys(known))


def _scale(dot: Dot, left: float, right: float) -> Scale:
    if dot.unit in {gettext("persen"), "%"}:
        return Scale(0, 100, left, right)
    return scale_for((dot.value, dot.low, dot.high, dot.target_low, dot.target_high), left, right)


def _target(dot: Dot, x: Scale, y: float, half: float) -> list[SafeString]:
    ends = [x(t) for t in (dot.target_low, dot.target_high) if t is not None]
    if len(set(ends)) == 2:
        return [rect("c-target-area", ends[0], y - half, ends[1] - ends[0], 2 * half)]
    return [line("c-target", ends[0], y - half, ends[0], y + half)] if ends else []


def _mark(dot: Dot, x: Scale, y: float, radius: float) -> list[SafeString]:
    drawn = []
    if dot.low is not None or dot.high is not None:
        start = x.left if dot.low is None else x(dot.low)
        drawn.append(line("c-range", start, y, x.right if dot.high is None else x(dot.high), y))
    if dot.value is not None:
        css = "c-dot is-provisional" if dot.provisional else "c-dot"
        drawn.append(format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', css, x(dot.value), y, radius))
    return drawn


def _row(dot: Dot, top: float) -> SafeString:
    x, y = _scale(dot, 8, WIDTH - 8), top + 32
    aim = [text("c-soft", 4, top + 54, gettext("target {target}").format(target=dot.target))] if dot.target else []
    return joined(
        [
            text("c-text", 4, top + 16, short(dot.label, max(LETTERS - len(dot.shown), 12))),
            text("c-text c-strong", WIDTH - 4, top + 16, dot.shown, "end"),
            line("c-axis", 4, y, WIDTH - 4, y),
            *_target(dot, x, y, 9),
            *_mark(dot, x, y, 6),
            *aim,
            text("c-soft", WIDTH - 4, top + 54, f"{number(x.low)} – {number(x.high)} {dot.unit}", "end"),
        ]
    )


def dots(rows: Sequence[Dot], *, caption: str) -> Chart:
    """Each figure on its own scale, because days and percent share none."""
    description = "; ".join(f"{d.label}: {d.shown}" for d in rows)
    drawn = [_row(dot, index * ROW) for index, dot in enumerate(rows)]
    table = tuple((d.label, d.shown, interval(d.low, d.high) or "–", d.target or "–", number(d.n)) for d in rows)
    return Chart(
        svg=picture(drawn, ROW * len(rows), caption, description),
        caption=caption,
        note=gettext("Titik: angka. Garis: selang kepercayaan 95%. Tanda tegak: target."),
        head=(gettext("Indikator"), gettext("Angka"), gettext("Selang 95%"), gettext("Target"), "n"),
        rows=table,
    )


def bar(dot: Dot) -> SafeString:
    """One small strip for a table row; the row itself carries the words, so readers skip it."""
    x = _scale(dot, 6, 154)
    body = joined([line("c-axis", 2, 9, 158, 9), *_target(dot, x, 9, 7), *_mark(dot, x, 9, 5)])
    return format_html(
        '<svg class="k-bar" viewBox="0 0 160 18" preserveAspectRatio="xMinYMid" aria-hidden="true">{}</svg>', body
    )
