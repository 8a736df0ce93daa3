"""Badges: a word with a symbol; the colour only helps. Codes are those of the law's terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Badge:
    text: Any
    tone: str = "calm"
    symbol: str = "•"


_LOOKS = {
    # predicates and achievement of units
    "excellent": ("good", "★"),
    "very_good": ("good", "★"),
    "good": ("good", "✓"),
    "needs_improvement": ("warn", "△"),
    "poor": ("bad", "▽"),
    "very_poor": ("bad", "▼"),
    # ratings
    "above": ("good", "▲"),
    "meets": ("info", "="),
    "below": ("warn", "▽"),
    # data grades
    "A": ("good", "●"),
    "B": ("info", "◕"),
    "C": ("warn", "◑"),
    "D": ("bad", "◔"),
    # stages
    "draft": ("calm", "✎"),
    "proposed": ("warn", "→"),
    "reviewed": ("warn", "↻"),
    "superseded": ("calm", "–"),
    "submitted": ("warn", "→"),
    "asked": ("warn", "?"),
    "accepted": ("good", "✓"),
    "disowned": ("calm", "–"),
    "prepared": ("warn", "…"),
    "evaluating": ("warn", "…"),
    "open": ("info", "○"),
    "agreed": ("good", "✓"),
    "adopted": ("good", "✓"),
    "confirmed": ("good", "✓"),
    "final": ("good", "✓"),
    "closed": ("calm", "■"),
    "declined": ("calm", "–"),
    "withdrawn": ("calm", "–"),
    # stages of files
    "received": ("info", "○"),
    "checked": ("info", "…"),
    "returned": ("warn", "△"),
    "completed": ("info", "→"),
    "processed": ("info", "…"),
    "approved": ("info", "✓"),
    "ready": ("good", "✓"),
    "handed_over": ("good", "✓"),
    "refused": ("bad", "✕"),
    # marks of a figure
    "provisional": ("warn", "≈"),
    "declared": ("calm", "✎"),
    "measured": ("brand", "◷"),
    "met": ("good", "✓"),
    "missed": ("warn", "△"),
    "unsure": ("calm", "≈"),
    "suppressed": ("calm", "▒"),
}


def badge(code: str, text: Any) -> Badge:
    """The look of a code with the words for it; an unknown code looks calm."""
    tone, symbol = _LOOKS.get(code, ("calm", "•"))
    return Badge(text, tone, symbol)
