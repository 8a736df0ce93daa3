"""Predicates by unit, suppressed so that nobody's predicate can be got back."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.db.models import Count

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.terms import EvaluationState, Predicate
from kinerja.pure.statistics.suppression import publishable_percent
from kinerja.pure.statistics.table_suppression import suppress_table
from kinerja.work.planning.models import Period

from .places import Places
from .services import number

PREDICATES = tuple(Predicate.values)


def predicate_columns(period: Period, places: Places) -> list[dict[str, Any]]:
    """Final predicates: one entry a top unit, then elsewhere, then the total. One statement."""
    counts = _counts(period, places)
    found = suppress_table(counts)
    hidden = np.vstack([found.hidden, found.column_totals])
    totals = [*found.row_totals.tolist(), found.total]
    table = np.vstack([counts, counts.sum(axis=0)])
    return [_shown(*line) for line in zip(table.tolist(), hidden.tolist(), totals, strict=True)]


def _counts(period: Period, places: Places) -> Any:
    counts = np.zeros((places.elsewhere + 1, len(PREDICATES)), dtype=np.int64)
    final = Evaluation.objects.filter(period=period, state=EvaluationState.FINAL).order_by()
    for path, predicate, n in final.values_list("unit__path", "predicate").annotate(n=Count("pk")):
        counts[places.of(path), PREDICATES.index(predicate)] += n
    return counts


def _shown(counts: list[int], hidden: list[bool], total_hidden: bool) -> dict[str, Any]:
    n = sum(counts)
    cells = {
        predicate: None if hide else _cell(count, None if total_hidden else n)
        for predicate, count, hide in zip(PREDICATES, counts, hidden, strict=True)
    }
    return {"evaluated": None if total_hidden else n, "predicates": cells}


def _cell(count: int, n: int | None) -> dict[str, Any]:
    return {"n": count, "percent": None if n is None else number(publishable_percent(count, n))}
