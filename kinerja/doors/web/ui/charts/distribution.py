"""How many got what: one stacked bar, beside it the pattern that guidance expects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import number

from .drawing import WIDTH, Chart, joined, line, picture, rect, text


@dataclass(frozen=True)
class Part:
    """One class from best to worst. `expected` is the share of the guidance, 0 to 1, where there is one."""

    label: str
    count: int
    expected: float | None = None


def _bar(shares: Sequence[float], words: Sequence[str], top: float, height: float) -> SafeString:
    drawn, x = [], 0.0
    for index, (share, word) in enumerate(zip(shares, words, strict=True), start=1):
        width = share * WIDTH
        drawn.append(rect(f"c-part-{index}", x, top, width, height))
        if x:
            drawn.append(line("c-gap", round(x, 1), top, round(x, 1), top + height))
        if width >= 30 and word:
            css = "c-inverse c-on-3" if index == 3 else "c-inverse"
            drawn.append(text(css, round(x + width / 2, 1), top + height / 2 + 4, word, "middle"))
        x += width
    return joined(drawn)


def _percent(share: float) -> str:
    return f"{number(share * 100, 0)}%"


def _row(part: Part, total: int) -> tuple[str, ...]:
    expected = "–" if part.expected is None else _percent(part.expected)
    return (part.label, number(part.count), _percent(part.count / total) if total else "–", expected)


def distribution(parts: Sequence[Part], *, caption: str, note: str = "") -> Chart:
    """The parts from best to worst; with expected shares a second, thinner bar shows the pattern."""
    total = sum(part.count for part in parts)
    guided = all(part.expected is not None for part in parts)
    drawn = [_bar([p.count / (total or 1) for p in parts], [number(p.count) for p in parts], 0, 40)]
    if guided:
        drawn.append(text("c-soft", 0, 62, gettext("pola acuan")))
        drawn.append(_bar([p.expected or 0 for p in parts], ["" for _ in parts], 68, 12))
    description = "; ".join(f"{p.label}: {number(p.count)}" for p in parts)
    return Chart(
        svg=picture(drawn, 84 if guided else 42, caption, description),
        caption=caption,
        note=note,
        head=(gettext("Predikat"), gettext("Pegawai"), gettext("Bagian"), gettext("Pola acuan")),
        rows=tuple(_row(part, total) for part in parts),
        legend=tuple((f"c-part-{i}", p.label) for i, p in enumerate(parts, start=1)),
    )
