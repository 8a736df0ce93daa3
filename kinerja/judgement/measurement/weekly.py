"""A figure week by week, from the very cases it rests on: what a control chart is drawn from.

Only whole weeks from Monday that lie in the figure's window; a week without a case is left out. Medians are of cases
that ended in the week, so that they need not agree with a figure that counts open ones as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from kinerja.judgement.measurement.provenance import CaseSeen
from kinerja.judgement.measurement.tallies.columns import Standing
from kinerja.judgement.measurement.tallies.seen import TallySeen
from kinerja.judgement.measurement.unit_measures import COMPLETION, ON_TIME
from kinerja.pure.lib.zones import zone_of
from kinerja.pure.statistics.control import Control, individuals, shares

DAY = 86_400
# Counts of which part is a time, not a number of cases.
TIMES = ("queueing.handling_time", "complaint.answer_time")


@dataclass(frozen=True)
class Week:
    """`value` in the unit of the figure; `n` cases."""

    monday: date
    value: float
    n: int


@dataclass(frozen=True)
class Weeks:
    """Weeks in order with what the control chart says of them; shares are in percent."""

    weeks: list[Week]
    control: Control
    scale: float
    """Limits times this are in the unit of the figure."""
    is_share: bool


def weeks_of_cases(source: str, cases: Iterable[CaseSeen], zone: str) -> Weeks | None:
    """None for sources that have no figure of their own for a week."""
    here = zone_of(zone)
    closed = [one for one in cases if one.closed is not None and one.closed >= one.opened]
    if source == ON_TIME:
        promised = [one for one in closed if one.deadline is not None]
        kept = [(_monday(one.closed.astimezone(here).date()), _is_kept(one), 1) for one in promised if one.closed]
        return _shares(kept)
    if source == COMPLETION:
        took: dict[date, list[float]] = defaultdict(list)
        for one in closed:
            if one.closed is not None:
                took[_monday(one.closed.astimezone(here).date())].append(
                    (one.closed - one.opened).total_seconds() / DAY
                )
        weeks = [Week(monday, median(days), len(days)) for monday, days in sorted(took.items())]
        return Weeks(weeks, individuals([week.value for week in weeks]), 1.0, False)
    return None


def weeks_of_tallies(source: str, tallies: Iterable[TallySeen]) -> Weeks | None:
    """Shares only; None for times."""
    if source in TIMES:
        return None
    counted = [one for one in tallies if one.standing == Standing.COUNTED and one.whole > 0]
    return _shares([(_monday(one.day), one.part, one.whole) for one in counted])


def _is_kept(one: CaseSeen) -> int:
    return int(one.closed is not None and one.deadline is not None and one.closed <= one.deadline)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _shares(rows: Sequence[tuple[date, int, int]]) -> Weeks:
    sums: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    for monday, part, whole in rows:
        sums[monday][0] += part
        sums[monday][1] += whole
    found = sorted(sums.items())
    weeks = [Week(monday, 100 * k / n, n) for monday, (k, n) in found]
    return Weeks(weeks, shares([k for _monday, (k, _n) in found], [n for _monday, (_k, n) in found]), 100.0, True)
