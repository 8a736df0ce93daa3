"""Hours of the week as a heat map: hours downwards, so that seven days fit on a phone; every cell says its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import number

from .drawing import WIDTH, Chart, picture, rect, text

LEFT, TOP, ROW, STEPS = 48, 26, 30, 5
NONE, HIDDEN, MARK = "–", "*", "△"


@dataclass(frozen=True)
class Warm:
    """One hour (0-23) of one weekday (0 Monday). No value: nothing is known, or, `hidden`, too few came to say it."""

    weekday: int
    hour: int
    value: float | None
    hidden: bool = False
    marked: bool = False

    @property
    def shown(self) -> str:
        if self.value is None:
            return HIDDEN if self.hidden else NONE
        return number(self.value, 0 if self.value >= 10 else 1)


def weekdays() -> list[str]:
    """From Monday, in the reader's language."""
    return [str(WEEKDAYS[day]) for day in range(7)]


def clock_hour(hour: int) -> str:
    return f"{hour:02d}–{(hour + 1) % 24:02d}"


def heat(cells: Sequence[Warm], *, caption: str, note: str, mark: str = "") -> Chart:
    """`mark` says in words what the sign on marked cells means. Darker is more; the number stands in every cell."""
    days = sorted({cell.weekday for cell in cells})
    hours = range(min(cell.hour for cell in cells), max(cell.hour for cell in cells) + 1)
    known = {(cell.weekday, cell.hour): cell for cell in cells}
    top = max((cell.value for cell in cells if cell.value is not None), default=0.0)
    width = (WIDTH - LEFT) / len(days)
    names = weekdays()
    drawn = [
        text("c-soft", LEFT + (place + 0.5) * width, TOP - 9, names[day][:3], "middle")
        for place, day in enumerate(days)
    ]
    for down, hour in enumerate(hours):
        drawn.append(text("c-soft", 0, TOP + down * ROW + 20, clock_hour(hour)))
        for place, day in enumerate(days):
            cell = known.get((day, hour))
            if cell is not None:
                drawn += _cell(cell, top, LEFT + place * width, TOP + down * ROW, width)
    return Chart(
        svg=picture(drawn, TOP + len(hours) * ROW, caption, _description(cells, names)),
        caption=caption,
        note=" ".join(filter(None, [note, f"{MARK} {mark}" if mark and any(one.marked for one in cells) else ""])),
        head=(gettext("Pukul"), *(names[day] for day in days)),
        rows=tuple((clock_hour(hour), *(_word(known.get((day, hour))) for day in days)) for hour in hours),
    )


def _cell(cell: Warm, top: float, x: float, y: float, width: float) -> list[SafeString]:
    step = 0 if cell.value is None or top <= 0 else min(int(cell.value / top * STEPS), STEPS - 1)
    css = f"c-heat-{step}" if cell.value is not None else "c-track"
    ink = f"c-heat-ink-{step}" if cell.value is not None else "c-soft"
    drawn = [
        rect(css, x + 1, y + 1, width - 2, ROW - 2, 3),
        text(f"c-number {ink}", round(x + width / 2, 1), y + 20, cell.shown, "middle"),
    ]
    if cell.marked:
        drawn.append(text(f"c-mark {ink}", round(x + width - 4, 1), y + 12, MARK, "end"))
    return drawn


def _word(cell: Warm | None) -> str:
    if cell is None:
        return gettext("tutup")
    return f"{cell.shown} {MARK}" if cell.marked else cell.shown


def _description(cells: Sequence[Warm], names: Sequence[str]) -> str:
    most = sorted((cell for cell in cells if cell.value is not None), key=lambda cell: -(cell.value or 0))[:3]
    return "; ".join(f"{names[cell.weekday]} {clock_hour(cell.hour)}: {cell.shown}" for cell in most)
