"""How people stand against their targets: what the suggestion is made of, for one or for a whole city."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from kinerja.judgement.measurement.models import Figure, Run
from kinerja.platform.database.columns import as_text
from kinerja.pure.law.findings import Finding
from kinerja.pure.law.quadrant import rating_of_head
from kinerja.pure.law.suggestion import Standing, minimum_n, results
from kinerja.pure.law.terms import OrganisationRating, Polarity, Rating
from kinerja.work.planning.models import Indicator, Period, Plan

POLARITIES = {polarity.value: polarity for polarity in Polarity}


@dataclass(frozen=True)
class Goal:
    """An indicator's words and target."""

    indicator: str
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


def goals_of(plans: QuerySet[Plan, Any]) -> dict[str, list[Goal]]:
    """Plan -> its indicators in the order of the form, keys as text. One statement."""
    found: dict[str, list[Goal]] = {}
    rows = (
        Indicator.objects.filter(result__plan__in=plans)
        .order_by("result__order", "order", "id")
        .values_list(
            as_text("result__plan_id"), as_text("id"), "text", as_text("target_low"), as_text("target_high"), "polarity"
        )
    )
    for plan, indicator, text, low, high, polarity in rows:
        found.setdefault(plan, []).append(Goal(indicator, text, _decimal(low), _decimal(high), polarity))
    return found


def readings_of(run: Run) -> dict[str, Reading]:
    """Indicator -> its figure, keys as text. One statement."""
    numbers = (as_text(name) for name in ("value", "low", "high"))
    rows = (
        Figure.objects.filter(run=run)
        .order_by()
        .values_list(as_text("indicator_id"), *numbers, "n", "grade", "provisional", "declared")
    )
    return {
        indicator: Reading(_decimal(value), _decimal(low), _decimal(high), *rest)
        for indicator, value, low, high, *rest in rows
    }


def _decimal(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


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
    goals: Iterable[Goal], readings: dict[str, Reading], achievement: OrganisationRating | None, on: date
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
