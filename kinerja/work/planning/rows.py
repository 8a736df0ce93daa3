"""Plans as values, for a load of many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from kinerja.platform.database.keys import new_id

from .definitions import Definition
from .rules import IndicatorFacts, PlanFacts, ResultFacts
from .terms import Approach, FormType, ResultKind


@dataclass(frozen=True)
class ResultRow:
    """An expected result with its indicators, in order."""

    text: str
    indicators: tuple[Definition, ...]
    kind: str = ResultKind.MAIN
    perspective: str = ""

    def facts(self) -> ResultFacts:
        indicators = tuple(
            IndicatorFacts(d.text, d.aspect, d.source, d.target_low is not None, d.evidence) for d in self.indicators
        )
        return ResultFacts(self.text, self.kind, self.perspective, indicators)


@dataclass(frozen=True)
class PlanRow:
    """One person's plan for [starts, ends); post, unit and rater follow from the appointments of the first day."""

    employee_id: UUID
    starts: date
    ends: date
    results: tuple[ResultRow, ...]
    approach: str = Approach.QUANTITATIVE
    form: FormType | None = None
    id: UUID = field(default_factory=new_id)


def plan_facts(form: str, approach: str, results: tuple[ResultRow, ...]) -> PlanFacts:
    """What the rules see of a plan that is not stored yet."""
    return PlanFacts(form, approach, tuple(r.facts() for r in results))


RESULT_FIELDS = ("id", "plan_id", "order", "kind", "text", "superior_result_id", "perspective")


def result_rows(plans: Iterable[PlanRow]) -> Iterator[tuple[UUID, tuple[Any, ...], ResultRow]]:
    """Key, columns and source of every result."""
    for plan in plans:
        for order, result in enumerate(plan.results, 1):
            key = new_id()
            yield key, (key, plan.id, order, result.kind, result.text, None, result.perspective), result


INDICATOR_FIELDS = (
    *("id", "result_id", "order", "text", "aspect", "measure_unit", "polarity"),
    *("target_low", "target_high", "source", "parameters", "evidence"),
)


def indicator_rows(results: Iterable[tuple[UUID, Any, ResultRow]]) -> Iterator[tuple[Any, ...]]:
    """Columns of every indicator."""
    for key, _, result in results:
        for order, definition in enumerate(result.indicators, 1):
            columns = definition.columns()
            yield (new_id(), key, order, *(columns[name] for name in INDICATOR_FIELDS[3:]))
