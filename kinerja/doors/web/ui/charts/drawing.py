"""What all charts share: a canvas as wide as a phone, a scale, safe text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Drawn for 360 px, so that text keeps its size on a phone; a desk shows it a little larger.
WIDTH = 360


@dataclass(frozen=True)
class Chart:
    """A drawing and the table beneath it: `head` and `rows` say the same as `svg`."""

    svg: SafeString
    caption: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: tuple[tuple[str, str], ...] = ()

    def labelled_rows(self) -> list[list[tuple[str, str]]]:
        """Each cell with the head of its column, for the phone's view of the table."""
        return [list(zip(self.head, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Scale:
    """Maps values onto pixels; values outside are drawn at the edge."""

    low: float
    high: float
    left: float
    right: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 1)


def nice_top(value: float) -> float:
    """The next of 1, 2, 2.5, 5 or 10 times a power of ten at or above the value."""
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= value - 1e-12)


def scale_for(values: Iterable[float | None], left: float = 4, right: float = WIDTH - 4) -> Scale:
    """From zero (or below, where there are negatives) to a round number above everything."""
    known = [v for v in values if v is not None]
    top, bottom = max(known, default=1.0), min(known, default=0.0)
    low = -nice_top(-bottom) if bottom < 0 else 0.0
    return Scale(low, max(nice_top(top), low + 1e-9), left, right)


def short(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,.") + "…"


def joined(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 - every part was made by format_html


def line(css: str, x1: float, y1: float, x2: float, y2: float) -> SafeString:
    return format_html('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>', css, x1, y1, x2, y2)


def rect(css: str, x: float, y: float, width: float, height: float, round_by: float = 0) -> SafeString:
    shape = '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>'
    return format_html(shape, css, round(x, 1), y, round(max(width, 0), 1), height, round_by)


def text(css: str, x: float, y: float, content: str, anchor: str = "start") -> SafeString:
    return format_html('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>', css, x, y, anchor, content)


def picture(body: Iterable[SafeString], height: float, title: str, description: str) -> SafeString:
    """The whole SVG; screen readers get the title and the description, and the table says the rest."""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img">'
        "<title>{}</title><desc>{}</desc>{}</svg>",
        *(WIDTH, height, title, description, joined(body)),
    )
