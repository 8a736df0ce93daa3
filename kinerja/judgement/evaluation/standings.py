"""How people stand against their targets: what the suggestion is made of, for one or for a whole city."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from kinerja.judgement.measurement.models import Figure, Run
from kinerja.pure.law.findings import Finding
from kinerja.pure.law.quadrant import rating_of_head
from kinerja.pure.law.suggestion import Standing, minimum_n, results
from kinerja.pure.law.terms import OrganisationRating, Polarity, Rating
from kinerja.work.planning.models import Indicator, Period

POLARITIES = {polarity.value: polarity for polarity in Polarity}


@dataclass(frozen=True)
class Goal:
    """An indicator's words and target."""

    indicator: UUID
    text: str
    target_low: Decimal | None
    target_high: Decimal | None
    polarity: str


@dataclass(frozen=True)
class Reading:
    """What a figure says and how far it can be trusted."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    n: int
    grade: str
    provisional: bool
    declared: bool

    @classmethod
    def none(cls) -> Reading:
        """Until a figure is computed or declared."""
        return cls(None, None, None, 0, "D", provisional=True, declared=False)


_NOTHING_YET = Reading.none()


def goals_of(plans: Iterable[UUID] | Any) -> dict[UUID, list[Goal]]:
    """Plan -> its indicators in the order of the form. One statement."""
    found: dict[UUID, list[Goal]] = {}
    rows = Indicator.objects.filter(result__plan__in=plans).order_by("result__plan", "result__order", "order")
    for row in rows.values_list("result__plan_id", "id", "text", "target_low", "target_high", "polarity"):
        found.setdefault(row[0], []).append(Goal(*row[1:]))
    return found


def readings_of(run: Run) -> dict[UUID, Reading]:
    """Indicator -> its figure. One statement."""
    columns = ("indicator_id", "value", "low", "high", "n", "grade", "provisional", "declared")
    rows = Figure.objects.filter(run=run).values_list(*columns)
    return {row[0]: Reading(*row[1:]) for row in rows}


def standing(goal: Goal, reading: Reading, needed: int) -> Standing:
    """One indicator as the rule wants it; `needed` are the cases a measured figure must rest on."""
    return Standing(
        indicator_label=goal.text,
        value=reading.value,
        low=reading.low,
        high=reading.high,
        target_low=goal.target_low,
        target_high=goal.target_high,
        polarity=POLARITIES[goal.polarity],
        n=reading.n,
        grade=reading.grade,
        provisional=reading.provisional,
        declared=reading.declared,
        minimum_n=needed,
    )


def suggest(
    goals: Iterable[Goal], readings: dict[UUID, Reading], achievement: OrganisationRating | None, on: date
) -> Finding[Rating | None]:
    """The suggestion for one plan; whoever leads a unit takes over what the unit achieved (SE MenPANRB 3/2023)."""
    if achievement is not None:
        return rating_of_head(achievement, on)  # type: ignore[return-value]
    needed = minimum_n(on)
    standings = [standing(goal, readings.get(goal.indicator, _NOTHING_YET), needed) for goal in goals]
    return results(standings, on)


def last_day(period: Period) -> date:
    """The day whose law judges a period."""
    return date.fromordinal(period.ends.toordinal() - 1)
