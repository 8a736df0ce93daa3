"""A person's results over the years, whoever decided them and under which regime."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.people.organisation.models import Employee

from .models import PastResult
from .recomputing import Check, recompute


@dataclass(frozen=True)
class YearsResult:
    """One result: decided here (`evaluation`) or stated elsewhere (`past`, with the entries it corrected)."""

    starts: date
    ends: date
    regime: str
    predicate: str
    evaluation: Evaluation | None = None
    past: PastResult | None = None
    corrected: tuple[PastResult, ...] = ()

    @cached_property
    def checks(self) -> list[Check]:
        """What the rule of the time says to it; what is decided here has an explanation of its own."""
        return recompute(self.past) if self.past is not None else []


def results_of(employee: Employee) -> list[YearsResult]:
    """All final results of a person, newest first; who may see the person sees them. Two statements."""
    found = [*_decided(employee), *_stated(employee)]
    return sorted(found, key=lambda one: (one.ends, one.starts, one.past is None), reverse=True)


def _decided(employee: Employee) -> Iterator[YearsResult]:
    rows = Evaluation.objects.final().filter(employee=employee)
    for row in rows.select_related("period__cycle", "rater", "plan", "run").order_by():
        starts, ends = max(row.plan.starts, row.period.starts), min(row.plan.ends, row.period.ends)
        yield YearsResult(starts, ends, row.period.cycle.regime, row.predicate, evaluation=row)


def _stated(employee: Employee) -> Iterator[YearsResult]:
    rows = {row.pk: row for row in PastResult.objects.filter(employee=employee)}
    replaced = {row.corrects_id for row in rows.values()}
    for key, row in rows.items():
        if key not in replaced:
            yield YearsResult(row.starts, row.ends, row.regime, row.predicate, past=row, corrected=_before(row, rows))


def _before(row: PastResult, rows: dict[UUID, PastResult]) -> tuple[PastResult, ...]:
    """The chain of corrected entries, newest first."""
    found = []
    while row.corrects_id is not None:
        row = rows[row.corrects_id]
        found.append(row)
    return tuple(found)
