"""Plans as values, for a load of many at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
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
    weight: Decimal | None = None

    def facts(self) -> ResultFacts:
        indicators = tuple(
            IndicatorFacts(d.text, d.aspect, d.source, d.target_low is not None, d.evidence) for d in self.indicators
        )
        return ResultFacts(self.text, self.kind, self.perspective, indicators, self.weight)


class AnnexRow(NamedTuple):
    """One line of an annex, in the order of the plan's lines of that kind."""

    kind: str
    text: str


class BehaviourRow(NamedTuple):
    """What the leader expects of one of the seven values."""

    value: int
    expectation: str


@dataclass(frozen=True)
class PlanRow:
    """One person's plan for [starts, ends); post, unit and rater follow from the appointments of the first day."""

    employee_id: UUID
    starts: date
    ends: date
    results: tuple[ResultRow, ...]
    approach: str = Approach.QUANTITATIVE
    form: FormType | None = None
    annexes: tuple[AnnexRow, ...] = ()
    behaviour: tuple[BehaviourRow, ...] = ()
    id: UUID = field(default_factory=new_id)


def plan_facts(form: str, approach: str, results: tuple[ResultRow, ...]) -> PlanFacts:
    """What the rules see of a plan that is not stored yet."""
    return PlanFacts(form, approach, tuple(r.facts() for r in results))


RESULT_FIELDS = ("id", "plan_id", "order", "kind", "text", "superior_result_id", "perspective", "weight")


def result_rows(plans: Iterable[PlanRow]) -> Iterator[tuple[UUID, tuple[Any, ...], ResultRow]]:
    """Key, columns and source of every result."""
    for plan in plans:
        for order, result in enumerate(plan.results, 1):
            key = new_id()
            columns = (key, plan.id, order, result.kind, result.text, None, result.perspective, result.weight)
            yield key, columns, result


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


ANNEX_FIELDS = ("id", "plan_id", "kind", "order", "text")


def annex_rows(plans: Iterable[PlanRow]) -> Iterator[tuple[Any, ...]]:
    """Columns of every line of an annex, numbered within its kind."""
    for plan in plans:
        last: Counter[str] = Counter()
        for kind, text in plan.annexes:
            last[kind] += 1
            yield new_id(), plan.id, kind, last[kind], text


BEHAVIOUR_FIELDS = ("id", "plan_id", "value", "expectation")


def behaviour_rows(plans: Iterable[PlanRow]) -> Iterator[tuple[Any, ...]]:
    """Columns of every expectation."""
    for plan in plans:
        for value, expectation in plan.behaviour:
            yield new_id(), plan.id, value, expectation
