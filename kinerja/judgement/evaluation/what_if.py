"""What if the rule of the suggestion were set otherwise: a period that is past, computed again beside what was.

Nothing is written and nobody is told: a test sees to it. Where the rater had followed the suggestion, the predicate is
the one that the other suggestion would have led to; where he differed, his rating stands, for it was his own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef

from kinerja.judgement.measurement.models import Figure
from kinerja.platform.database.columns import as_text
from kinerja.pure.law import quadrant
from kinerja.pure.law.suggestion import Parameters, Standing, under
from kinerja.pure.law.terms import Predicate, Rating
from kinerja.work.planning.models import Period, Plan

from .models import Evaluation, OrganisationResult
from .standings import POLARITIES, Goal, goals_of, last_day
from .terms import EvaluationState

Move = tuple[str, str]
"""From code to code; empty where there is none."""


@dataclass(frozen=True)
class Answer:
    """Counts only: who they are is not the question."""

    parameters: Parameters
    people: int
    """Evaluations whose suggestion rests on figures; heads whose unit has an achievement follow that instead."""
    suggestions: dict[Move, int]
    """(real suggestion, other suggestion) -> people; "" is no suggestion."""
    final: int
    own_mind: int
    """Final ones in which the rater had not followed the suggestion: they stay."""
    predicates: dict[Move, int]
    """(real predicate, other predicate) -> people, of the final ones."""

    @property
    def moved(self) -> int:
        """Suggestions that would be others."""
        return sum(n for (one, other), n in self.suggestions.items() if one != other)

    @property
    def changed(self) -> int:
        """Predicates that would be others."""
        return sum(n for (one, other), n in self.predicates.items() if one != other)


def what_if(period: Period, parameters: Parameters) -> Answer:
    """Three statements, whatever the number of people."""
    on = last_day(period)
    rows = list(_rows(period))
    goals = goals_of(Plan.objects.filter(evaluations__period=period).order_by().values("pk"))
    figures = _figures(period)
    suggestions: Counter[Move] = Counter()
    predicates: Counter[Move] = Counter()
    own_mind = 0
    table = {(a, b): quadrant.predicate(a, b, on).value.value for a in Rating for b in Rating}
    for plan, run, state, suggested, result, behaviour, predicate in rows:
        standings = [_standing(goal, figures.get((run, goal.indicator)), parameters) for goal in goals.get(plan, ())]
        other = under(standings, parameters)
        suggestions[suggested, other.value if other else ""] += 1
        if state != EvaluationState.FINAL:
            continue
        if not suggested or result != suggested:
            own_mind += 1
            predicates[predicate, predicate] += 1
        else:
            led_to = other or Rating(result)
            predicates[predicate, table[led_to, Rating(behaviour)]] += 1
    return Answer(parameters, len(rows), dict(suggestions), sum(predicates.values()), own_mind, dict(predicates))


def _rows(period: Period) -> Any:
    headed = OrganisationResult.objects.filter(unit=OuterRef("unit"), period=OuterRef("period")).order_by()
    rows = Evaluation.objects.filter(period=period).exclude(Exists(headed), plan__position__heads_unit=True)
    return rows.order_by("id").values_list(
        as_text("plan_id"), as_text("run_id"), "state", "suggested", "result_rating", "behaviour_rating", "predicate"
    )


_Figure = tuple[Decimal | None, Decimal | None, Decimal | None, int, str, Decimal | None, bool, bool]


def _figures(period: Period) -> dict[tuple[str, str], _Figure]:
    """(run, indicator) -> value, low, high, n, grade, B, provisional, declared."""
    numbers = [as_text(name) for name in ("value", "low", "high")]
    rows = Figure.objects.filter(run__period=period).order_by()
    found = rows.values_list(
        as_text("run_id"), as_text("indicator_id"), *numbers, "n", "grade", as_text("b"), "provisional", "declared"
    )
    return {
        (run, indicator): (_exact(value), _exact(low), _exact(high), n, grade, _exact(b), provisional, declared)
        for run, indicator, value, low, high, n, grade, b, provisional, declared in found
    }


def _exact(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _standing(goal: Goal, figure: _Figure | None, parameters: Parameters) -> Standing:
    value, low, high, n, grade, b, provisional, declared = figure or (None, None, None, 0, "D", None, True, False)
    # Without peers there is no weight: then only the number of cases decides, as it did.
    if not declared and value is not None:
        provisional = n < parameters.minimum_n or (b is not None and b < parameters.minimum_weight)
    return Standing(
        indicator_label=goal.text, value=value, low=low, high=high, target_low=goal.target_low,
        target_high=goal.target_high, polarity=POLARITIES[goal.polarity], n=n, grade=grade, provisional=provisional,
        declared=declared, minimum_n=parameters.minimum_n,
    )  # fmt: skip


def spread(answer: Answer) -> list[tuple[Predicate, int, int]]:
    """Best first: how many have it, how many would."""
    real: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for (before, after), n in answer.predicates.items():
        real[before] += n
        other[after] += n
    return [(one, real[one.value], other[one.value]) for one in reversed(Predicate)]
