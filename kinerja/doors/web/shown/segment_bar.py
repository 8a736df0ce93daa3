"""The year as a bar: a box for each segment, grey where days are not counted, a strip for short leaders, today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kinerja.doors.web.ui.charts.drawing import WIDTH, Scale, joined, line, rect
from kinerja.pure.law.segments import PersonYear, Segment, Standing

TOP, HEIGHT, STRIP, BOTTOM = 4, 34, 6, 60
COLOURS = 3
# Narrower boxes have no room for their number.
NUMBER = 14


def time_bar(year: PersonYear, today: date) -> SafeString:
    """Drawn for a phone; the table beneath says the same in words."""
    x = Scale(year.starts.toordinal(), year.ends.toordinal(), 0, WIDTH)
    parts = [rect("y-none", 0, TOP, WIDTH, HEIGHT, 3), *_segments(year, x), *_apart(year, x), *_numbers(year, x)]
    parts += [*_months(year, x), *_today(year, today, x)]
    said = gettext("Tahun ini dalam {n} bagian; rinciannya pada tabel di bawah.").format(n=len(year.segments))
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>', WIDTH, BOTTOM, said, joined(parts)
    )


def _segments(year: PersonYear, x: Scale) -> Iterator[SafeString]:
    for n, segment in enumerate(year.segments):
        yield _box(f"y-part y-part-{n % COLOURS + 1}", segment.starts, segment.ends, x)


def _apart(year: PersonYear, x: Scale) -> Iterator[SafeString]:
    """Days away over whatever is there, days under a short leader as a strip at the foot of their box."""
    for stretch in year.stretches:
        if stretch.standing is Standing.AWAY:
            yield _box("y-away", stretch.starts, stretch.ends, x)
    for short in (part for segment in year.segments for part in segment.short_leaders):
        left = x(short.starts.toordinal())
        yield rect("y-short", left, TOP + HEIGHT - STRIP, max(x(short.ends.toordinal()) - left, 2), STRIP)


def _box(css: str, starts: date, ends: date, x: Scale) -> SafeString:
    left = x(starts.toordinal())
    return rect(css, left, TOP, x(ends.toordinal()) - left, HEIGHT)


def _numbers(year: PersonYear, x: Scale) -> Iterator[SafeString]:
    """Each number in the longest counted stretch of its segment."""
    for n, segment in enumerate(year.segments, 1):
        left, right = _widest(segment, x)
        if right - left >= NUMBER:
            shape = '<text class="y-number y-on-{}" x="{}" y="{}" text-anchor="middle">{}</text>'
            yield format_html(shape, (n - 1) % COLOURS + 1, round((left + right) / 2, 1), TOP + 22, n)


def _widest(segment: Segment, x: Scale) -> tuple[float, float]:
    longest = max(segment.parts, key=lambda part: part.counted)
    return x(longest.starts.toordinal()), x(longest.ends.toordinal())


def _months(year: PersonYear, x: Scale) -> Iterator[SafeString]:
    """The first letter of each month, and a line between the quarters."""
    first = year.starts.replace(day=1)
    while first < year.ends:
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        middle = (x(first.toordinal()) + x(after.toordinal())) / 2
        text = date_format(first, "M")[:1]
        yield format_html(
            '<text class="c-soft" x="{}" y="{}" text-anchor="middle">{}</text>', round(middle, 1), 53, text
        )
        if first.month in (4, 7, 10):
            yield line("c-axis", x(first.toordinal()), TOP + HEIGHT, x(first.toordinal()), TOP + HEIGHT + 5)
        first = after


def _today(year: PersonYear, today: date, x: Scale) -> Iterator[SafeString]:
    if year.starts <= today < year.ends:
        yield line("y-today", x(today.toordinal()), 0, x(today.toordinal()), TOP + HEIGHT + 4)
