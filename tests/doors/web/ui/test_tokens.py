"""The colours: every pair of ink and paper that a component uses reaches WCAG AA, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[4] / "kinerja/doors/web/ui/static/ui/tokens.css"
TEXT, DRAWING = 4.5, 3.0
PAIRS = [
    *[(ink, paper, TEXT) for ink in ("ink", "soft", "link") for paper in ("paper", "sheet", "sunken")],
    *[(tone, f"{tone}-wash", TEXT) for tone in ("good", "info", "warn", "bad", "calm")],
    *[("ink", f"{tone}-wash", TEXT) for tone in ("good", "info", "warn", "bad", "calm", "brand")],
    ("link", "brand-wash", TEXT),
    ("on-brand", "brand", TEXT),
    ("bad", "sheet", TEXT),
    ("warn", "sheet", TEXT),
    ("mark-ink", "mark-1", TEXT),
    ("mark-ink", "mark-2", TEXT),
    ("mark-ink", "mark-4", TEXT),
    ("mark-ink", "mark-5", TEXT),
    ("line-strong", "sheet", DRAWING),
    ("focus", "paper", DRAWING),
    ("focus", "sheet", DRAWING),
]


def _tokens() -> dict[str, dict[str, str]]:
    css = CSS.read_text(encoding="utf-8")
    light, dark = (
        css.split("@media (prefers-color-scheme: dark)")[0],
        css.split("@media (prefers-color-scheme: dark)")[1],
    )
    found = {name: dict(re.findall(r"--k-([\w-]+): (#[0-9a-f]{6});", part)) for name, part in
             (("light", light), ("dark", dark.split("/*")[0]))}  # fmt: skip
    return {"light": found["light"], "dark": found["light"] | found["dark"]}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS)
def test_it_can_be_read(scheme: str, ink: str, paper: str, least: float) -> None:
    tokens = _tokens()[scheme]
    reached = contrast(tokens[ink], tokens[paper])
    assert reached >= least, f"{ink} {tokens[ink]} on {paper} {tokens[paper]}: {reached:.2f} instead of {least}"
