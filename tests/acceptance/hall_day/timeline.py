"""What the players wrote down themselves, and the figures that follow from it; nothing of the house is used here.

The definitions are those of measurement.md: percentiles of type 7, waits from the number to its first call, those who
left with the wait they bore, times called wrong not counted, a promise kept where the wait ended within the band.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

SHORT = 10.0
"""Seconds below which a service is asked about."""


@dataclass
class Number:
    label: str
    day: date
    service: str
    issued: datetime
    band: tuple[int, int] | None = None
    called: datetime | None = None
    started: datetime | None = None
    ended: datetime | None = None
    outcome: str = ""
    officer: str = ""
    is_accurate: bool = True
    is_uncalled: bool = False

    @property
    def wait(self) -> float | None:
        """Seconds; none where it is not known."""
        until = self.called
        if self.outcome == "left" and until is None:
            until = self.ended
        if until is None or not self.is_accurate or self.is_uncalled:
            return None
        return (until - self.issued).total_seconds()

    @property
    def handling(self) -> float | None:
        if not self.is_accurate or self.started is None or self.ended is None:
            return None
        return (self.ended - self.started).total_seconds()


@dataclass
class Timeline:
    """Events as they were pressed: instant, what, number, who. Numbers are told from them."""

    events: list[tuple[datetime, str, str, str]] = field(default_factory=list)
    numbers: dict[tuple[date, str], Number] = field(default_factory=dict)
    answers: list[dict[str, int | None]] = field(default_factory=list)
    asked: int = 0

    def past(self, label: str, day: date, service: str, *moments: Any) -> None:
        came, called, begun, done, officer = moments
        self.numbers[day, label] = Number(
            label, day, service, came, None, called, begun, done, outcome="served", officer=officer
        )

    def note(self, at: datetime, what: str, label: str, who: str = "", **more: Any) -> None:
        self.events.append((at, what, label, who))
        key = at.date(), label
        if what == "issued":
            self.numbers[key] = Number(label, at.date(), more["service"], at, more.get("band"))
            return
        one = self.numbers[key]
        if what == "called" and one.called is None:
            one.called = at
        elif what == "started":
            one.started = one.started or at
            one.is_uncalled = one.is_uncalled or more.get("uncalled", False)
        elif what in ("served", "left", "no_show", "void", "transferred"):
            one.outcome, one.ended, one.officer = what, at, who
            one.is_accurate = more.get("is_accurate", True) and what != "void"
            self.asked += what == "served"
        elif what == "restored":
            one.outcome, one.ended = "", None

    def ended(self) -> list[Number]:
        return [one for one in self.numbers.values() if one.outcome in ("served", "left", "no_show", "void")]


def percentile(values: Iterable[float], share: float) -> float:
    """Hyndman and Fan's type 7, by hand."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def waiting(numbers: Sequence[Number]) -> dict[str, Any]:
    counted = [one for one in numbers if one.outcome != "void"]
    waits = [one.wait for one in counted if one.wait is not None]
    judged = sooner = later = 0
    for one in counted:
        if one.band is None or one.wait is None:
            continue
        low, high = one.band
        if one.outcome == "left" and one.wait <= high:
            continue
        judged += 1
        sooner += one.wait < low
        later += one.wait > high
    positive = [wait for wait in waits if wait > 0]
    return {
        "visits": len(counted),
        "n": len(waits),
        "without_time": len(counted) - len(waits),
        "p50": percentile(waits, 0.5),
        "p90": percentile(waits, 0.9),
        "waited": len(positive) / len(waits),
        "abandonment": sum(one.outcome == "left" for one in counted) / len(counted),
        "no_show": sum(one.outcome == "no_show" for one in counted) / len(counted),
        "void": len(numbers) - len(counted),
        "promised": judged,
        "kept": judged - sooner - later,
        "sooner": sooner,
        "later": later,
    }


def handling(numbers: Sequence[Number]) -> dict[str, Any]:
    served = [one for one in numbers if one.outcome == "served"]
    times = [one.handling for one in served if one.handling]
    return {
        "served": len(served),
        "n": len(times),
        "p50": percentile(times, 0.5),
        "p90": percentile(times, 0.9),
        "mean": sum(times) / len(times),
        "short": sum(time < SHORT for time in times),
    }


def index(answers: Sequence[dict[str, int | None]]) -> float:
    """25 x the sum of nine means, each over those who answered that element and weighed by a ninth."""
    total = 0.0
    for code in answers[0]:
        given = [one[code] for one in answers if one[code] is not None]
        total += sum(given) / len(given) / 9  # type: ignore[arg-type]
    return 25 * total
